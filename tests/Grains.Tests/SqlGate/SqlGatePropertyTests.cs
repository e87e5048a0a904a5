using FsCheck;
using FsCheck.Fluent;

namespace Netra.Grains.Tests.SqlGate;

public sealed class SqlGatePropertyTests
{
    private static readonly string[] Pieces =
    [
        "SELECT", "FROM", "WITH", "AS", "(", ")", "[", "]", "{", "}", ",", ".", ";", "*", "+", "-", "->", "::", "?", ":", "'", "''", "\\", "`", "\"",
        "--", "/*", "*/", "\n", " ", " ", " ", "$a$", "#", "1", "1.5", ".5", "0x", "1e", "a", "owner", "_part", "secrets", "workload_events",
        "default", "system", "numbers(1)", "sum(", "arrayMap(", "CAST(", "UInt8", "'UInt8'", "IN", "NOT", "LIKE", "BETWEEN", "AND", "CASE", "WHEN",
        "THEN", "END", "UNION ALL", "EXCEPT", "SETTINGS", "FORMAT", "INTO", "COLUMNS(", "APPLY", "REPLACE", "OVER", "ARRAY JOIN", "JOIN", "ON",
        "USING", "GROUP BY", "ORDER BY", "LIMIT", "INTERVAL", "DAY", "WHERE", "{x:UInt8}", "é", "\u2019", "\uD83D\uDE00", "\uD83D", "\0",
    ];

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Prop.ForAll<string>(text => Holds(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Read_AnyPieces_NeverThrowsAndIsIdempotent()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(p => "SELECT " + string.Join(' ', p)).ToArbitrary();
        Prop.ForAll(texts, Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void Read_MutatedQuery_NeverThrowsAndIsIdempotent()
    {
        var queries = SqlCatalogue.Honest.Values.Concat(SqlCatalogue.Attacks.Values).ToArray();
        var random = new Random(20260101);
        for (var i = 0; i < 20_000; i++)
        {
            var query = queries[random.Next(queries.Length)];
            var at = random.Next(query.Length + 1);
            var cut = Math.Min(random.Next(6), query.Length - at);
            Assert.True(Holds(string.Concat(query.AsSpan(0, at), Pieces[random.Next(Pieces.Length)], query.AsSpan(at + cut))));
        }
    }

    private static bool Holds(string text)
    {
        var verdict = TestCatalog.Gate.Read(text);
        if (!verdict.Allowed)
        {
            return verdict.Refusal is { Length: > 0 and < 300 } && verdict.Position >= 0 && verdict.Position <= text.Length;
        }

        var again = TestCatalog.Gate.Read(verdict.Sql);
        return again.Allowed && again.Sql == verdict.Sql && again.Tables.SequenceEqual(verdict.Tables);
    }
}
