namespace Netra.Grains.Data;

/// <summary>What one query may use. Rows and bytes are those of the result, never those read.</summary>
/// <param name="Time">Until the engine stops it.</param>
/// <param name="ResultRows">Rows of a materialised result.</param>
/// <param name="ResultBytes">Bytes of a materialised result.</param>
internal sealed record QueryLimits(TimeSpan Time, long ResultRows, long ResultBytes);
