namespace Netra.Grains.SqlGate.Reading;

/// <summary>
/// An expression that was read. Brackets, a unary plus and an alias do not change what it is: the engine drops them,
/// and <c>x IN (+secrets AS a)</c> reads a table.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Token">Index of the token that carries the name or text.</param>
/// <param name="Parts">Number of parts of a name: <c>a.b</c> has two.</param>
internal readonly record struct SqlTerm(SqlTermKind Kind, int Token = 0, int Parts = 0);
