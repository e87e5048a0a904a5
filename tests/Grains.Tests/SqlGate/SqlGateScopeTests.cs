namespace Netra.Grains.Tests.SqlGate;

/// <summary>What a name of WITH means further in: where engines may differ, the gate takes it for a table.</summary>
public sealed class SqlGateScopeTests
{
    [Theory]
    [InlineData("WITH [1] AS secrets SELECT * FROM (WITH 1 AS y SELECT 1 IN ¦secrets)")]
    [InlineData("WITH [1] AS secrets SELECT (WITH 1 AS y SELECT 1 IN ¦secrets)")]
    [InlineData("WITH secrets AS (SELECT * FROM ¦secrets) SELECT 1")]
    [InlineData("WITH a AS (SELECT 1), secrets AS (SELECT 1 IN ¦secrets) SELECT 1")]
    public void Read_NameOfWithThatMayBeATable_IsRefused(string marked)
    {
        var verdict = TestCatalog.Gate.Read(marked.Replace("¦", "", StringComparison.Ordinal));

        Assert.False(verdict.Allowed);
        Assert.Equal(marked.IndexOf('¦', StringComparison.Ordinal), verdict.Position);
    }

    [Theory]
    [InlineData("WITH [1] AS secrets SELECT 1 IN secrets")]
    [InlineData("WITH secrets AS (SELECT 1) SELECT * FROM secrets")]
    [InlineData("WITH secrets AS (SELECT 1) SELECT * FROM (SELECT * FROM secrets)")]
    [InlineData("WITH a AS (SELECT 1), b AS (SELECT * FROM a) SELECT 1 IN b")]
    public void Read_NameOfWithWhereItIsOne_IsAllowed(string sql)
    {
        var verdict = TestCatalog.Gate.Read(sql);

        Assert.True(verdict.Allowed, $"{verdict.Refusal} at {verdict.Position}");
        Assert.Empty(verdict.Tables);
    }
}
