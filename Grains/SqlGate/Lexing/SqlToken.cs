namespace Netra.Grains.SqlGate.Lexing;

/// <summary>A piece of the text. For a bracket, <paramref name="Match"/> is the index of its partner's token.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length, int Match = -1)
{
    public int EndPosition => Start + Length;
}
