using System.Globalization;
using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.Tests.SqlGate;

/// <summary>Effort is counted in characters and tokens looked at, so that the machine's mood does not matter.</summary>
public sealed class SqlGateEffortTests
{
    private const int Size = 1_000_000;
    private static readonly Netra.Grains.SqlGate.SqlGate Unlimited = new(new TestCatalog()) { MaxLength = 10 * Size };

    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "additions", "SELECT 1", " + 1", "" },
        { "items", "SELECT 1", ", f", "" },
        { "conjunctions", "SELECT 1 WHERE 1", " AND a IN (1)", "" },
        { "unions", "SELECT 1", " UNION ALL SELECT 1", "" },
        { "bracketed unions", "(SELECT 1)", " UNION ALL (SELECT 1)", "" },
        { "with", "WITH 1 AS a", ", 1 AS a", " SELECT a" },
        { "joins", "SELECT 1 FROM workload_events", " CROSS JOIN workload_events", "" },
        { "comments", "SELECT 1 ", "/**/", "" },
        { "strings", "SELECT ''", ",''", "" },
        { "lambdas", "SELECT ", "x -> ", "1" },
        { "signs", "SELECT ", "- ", "1" },
        { "negations", "SELECT ", "NOT ", "1" },
        { "intervals", "SELECT ", "INTERVAL 1 DAY + ", "1" },
        { "dots", "SELECT a", ".a", "" },
        { "casts", "SELECT 1", "::UInt8", "" },
        { "heredocs", "SELECT ''", ",$a$ $a$", "" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Read_LongQuery_IsLinear(string shape, string head, string part, string tail)
    {
        Assert.NotNull(shape);
        var small = Steps(head, part, tail, Size / 10);
        var large = Steps(head, part, tail, Size);
        Assert.InRange(large, small, (12 * small) + 1000);
        Assert.InRange(large, 1, 60L * Size);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("/*")]
    [InlineData("'")]
    [InlineData("`")]
    [InlineData("$a")]
    [InlineData("f(")]
    [InlineData("(SELECT ")]
    [InlineData("CASE ")]
    [InlineData("CASE WHEN ")]
    [InlineData("CAST(1 AS Array(")]
    [InlineData("1 IN (")]
    [InlineData("1 ? ")]
    [InlineData("SELECT ")]
    [InlineData("WITH ")]
    [InlineData("FROM ")]
    public void Read_MegabyteOfOpenings_IsRefusedCheaply(string opening)
    {
        var text = "SELECT " + string.Concat(Enumerable.Repeat(opening, (Size / opening.Length) | 1));
        var verdict = Unlimited.Read(text, null, out var steps);
        Assert.False(verdict.Allowed);
        Assert.InRange(steps, 0, 60L * Size);
    }

    [Theory]
    [InlineData(SqlBrackets.MaxDepth, true)]
    [InlineData(SqlBrackets.MaxDepth + 1, false)]
    public void Read_NestedBrackets_AreBounded(int depth, bool allowed)
    {
        var text = $"SELECT {new string('(', depth)}1{new string(')', depth)}";
        Assert.Equal(allowed, TestCatalog.Gate.Read(text).Allowed);
    }

    [Theory]
    [InlineData("SELECT l.x FROM {0} AS l, {0} AS r")]
    [InlineData("SELECT x FROM {0} UNION ALL SELECT x FROM {0}")]
    [InlineData("SELECT x FROM {0} WHERE x IN {0}")]
    public void Read_WithThatDoublesEachTime_IsRefused(string doubled)
    {
        Assert.True(TestCatalog.Gate.Read(Doubling(4)).Allowed);
        Assert.Contains("repeated", TestCatalog.Gate.Read(Doubling(20)).Refusal, StringComparison.Ordinal);

        string Doubling(int levels) =>
            $"WITH c0 AS (SELECT 1 AS x){string.Concat(Enumerable.Range(1, levels).Select(i => $", c{i} AS ({string.Format(CultureInfo.InvariantCulture, doubled, $"c{i - 1}")})"))} SELECT count() FROM c{levels}";
    }

    [Fact]
    public void Read_DeepestMixture_FitsASmallStack()
    {
        var text = "SELECT 1";
        for (var i = 0; i < SqlBrackets.MaxDepth / 2; i++)
        {
            text = $"SELECT CASE WHEN 1 THEN abs(({text})) END";
        }

        Netra.Grains.SqlGate.SqlVerdict verdict = default;
        var thread = new Thread(() => verdict = TestCatalog.Gate.Read(text), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(verdict.Allowed, verdict.Refusal);
    }

    private static long Steps(string head, string part, string tail, int size)
    {
        var text = head + string.Concat(Enumerable.Repeat(part, size / part.Length)) + tail;
        _ = Unlimited.Read(text, null, out var steps);
        return steps;
    }
}
