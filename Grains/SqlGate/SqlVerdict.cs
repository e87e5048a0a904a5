namespace Netra.Grains.SqlGate;

/// <summary>What the gate decided about one text.</summary>
/// <param name="Allowed">Whether the text may be run.</param>
/// <param name="Sql">The text to run, without trailing <c>;</c>, final FORMAT and surrounding comments; empty when refused.</param>
/// <param name="Tables">The tables the text reads, each once, in order of first use.</param>
/// <param name="Refusal">Why it was refused and what to do instead; null when allowed.</param>
/// <param name="Position">Where the refusal lies: offset in UTF-16 units from the start of the text; 0 when allowed.</param>
internal readonly record struct SqlVerdict(bool Allowed, string Sql, IReadOnlyList<string> Tables, string? Refusal, int Position)
{
    public static SqlVerdict Allow(string sql, IReadOnlyList<string> tables) => new(true, sql, tables, null, 0);

    public static SqlVerdict Refuse(string refusal, int position) => new(false, "", [], refusal, position);
}
