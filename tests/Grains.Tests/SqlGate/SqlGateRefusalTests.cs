namespace Netra.Grains.Tests.SqlGate;

public sealed class SqlGateRefusalTests
{
    [Theory]
    [InlineData("SELECT 1 ¦SETTINGS max_threads = 1", "SETTINGS")]
    [InlineData("SELECT * FROM (SELECT 1 ¦SETTINGS x = 1)", "SETTINGS")]
    [InlineData("SELECT 1 ¦INTO OUTFILE '/x'", "INTO")]
    [InlineData("SELECT 1 ¦FORMAT TSV SETTINGS x = 1", "FORMAT")]
    [InlineData("(SELECT 1 ¦FORMAT TSV)", "FORMAT")]
    [InlineData("¦DROP TABLE x", "Only SELECT")]
    [InlineData("SELECT 1; ¦SELECT 2", "one statement")]
    [InlineData("SELECT 1 DROP ¦TABLE x", "one SELECT")]
    [InlineData("SELECT * FROM ¦secrets", "'secrets'")]
    [InlineData("SELECT * FROM ¦other.workload_events", "not one of yours")]
    [InlineData("SELECT 1 IN ¦secrets", "IN")]
    [InlineData("SELECT 1 IN (+((¦secrets)) AS x)", "IN")]
    [InlineData("SELECT * FROM ¦url('http://x')", "table function")]
    [InlineData("SELECT ¦hostName()", "function")]
    [InlineData("SELECT sum(¦file('x'))", "function")]
    [InlineData("SELECT arrayMap(¦file, ['/x'])", "lambda")]
    [InlineData("SELECT arrayReduce(¦'aggThrow(1)', [1])", "aggregate function")]
    [InlineData("SELECT CAST(1, ¦'Nothing')", "type")]
    [InlineData("SELECT 1::¦AggregateFunction(sum, UInt8)", "type")]
    [InlineData("SELECT e.¦owner FROM workload_events AS e", "owner")]
    [InlineData("SELECT ¦`a.Owner`", "owner")]
    [InlineData("SELECT ¦_part FROM workload_events", "reserved")]
    [InlineData("SELECT COLUMNS(¦'o.*r') FROM workload_events", "pattern")]
    [InlineData("SELECT * ¦LIKE 'o%' FROM workload_events", "LIKE")]
    [InlineData("SELECT {¦Name:String}", "parameter")]
    [InlineData("SELECT {x:¦Identifier}", "type")]
    [InlineData("SELECT 'abc¦", "closed", -4)]
    [InlineData("SELECT 1 /* ¦ /* */", "closed", -3)]
    [InlineData("SELECT ¦‘a’", "quotes")]
    [InlineData("SELECT 1 ¦// 2", "intDiv")]
    [InlineData("SELECT 1¦)", "bracket")]
    [InlineData("SELECT ¦(1", "bracket")]
    [InlineData("SELECT 1 +¦", "ends")]
    [InlineData("¦", "empty")]
    [InlineData(" -- nothing\n¦", "empty")]
    [InlineData("SELECT '¦\0'", "NUL")]
    [InlineData("SELECT ¦system.one.dummy", "System tables")]
    [InlineData("¦VALUES (1)", "Only SELECT")]
    [InlineData("WITH x AS (¦INSERT INTO y VALUES (1)) SELECT 1", "Only SELECT")]
    [InlineData("WITH ¦RECURSIVE r AS (SELECT 1) SELECT * FROM r", "RECURSIVE")]
    public void Read_Refused_SaysWhereAndWhy(string marked, string fragment, int shift = 0)
    {
        var sql = marked.Replace("¦", "", StringComparison.Ordinal);
        var verdict = TestCatalog.Gate.Read(sql);
        Assert.False(verdict.Allowed);
        Assert.Contains(fragment, verdict.Refusal, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf('¦', StringComparison.Ordinal) + shift, verdict.Position);
        Assert.Empty(verdict.Sql);
        Assert.Empty(verdict.Tables);
    }

    [Fact]
    public void Read_LongName_IsQuotedShort()
    {
        var verdict = TestCatalog.Gate.Read($"SELECT * FROM `{new string('x', 5000)}\r\n\u0007`");
        Assert.True(verdict.Refusal!.Length < 120, verdict.Refusal);
        Assert.DoesNotContain('\u0007', verdict.Refusal);
    }

    [Fact]
    public void Read_Null_IsRefused() => Assert.False(TestCatalog.Gate.Read(null!).Allowed);

    [Fact]
    public void Read_HalfSurrogate_IsRefused() => Assert.Equal(8, TestCatalog.Gate.Read("SELECT '\ud800'").Position);

    [Fact]
    public void Read_OverLength_IsRefused() =>
        Assert.Contains("longer", TestCatalog.Gate.Read("SELECT " + new string('1', 300_000)).Refusal, StringComparison.Ordinal);
}
