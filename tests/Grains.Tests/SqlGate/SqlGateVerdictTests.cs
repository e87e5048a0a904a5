namespace Netra.Grains.Tests.SqlGate;

public sealed class SqlGateVerdictTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("  SELECT 1 ;; ", "SELECT 1")]
    [InlineData("SELECT 1 FORMAT JSON", "SELECT 1")]
    [InlineData("SELECT 1 FORMAT `Null`;", "SELECT 1")]
    [InlineData("-- note\nSELECT 1 -- end", "SELECT 1")]
    [InlineData("\uFEFFSELECT 1 /* c */;", "SELECT 1")]
    [InlineData("(SELECT 1)", "(SELECT 1)")]
    [InlineData("SELECT\u00A01", "SELECT\u00A01")]
    public void Read_Allowed_StripsWhatDoesNotBelong(string sql, string expected) =>
        Assert.Equal(expected, TestCatalog.Gate.Read(sql).Sql);

    [Fact]
    public void Read_Tables_AreNamedOnceInOrder()
    {
        var verdict = TestCatalog.Gate.Read(
            "WITH w AS (SELECT * FROM data_access_audit) SELECT 1 FROM default.workload_events, w WHERE 1 IN workload_events");
        Assert.Equal(["data_access_audit", "workload_events"], verdict.Tables);
    }

    [Theory]
    [InlineData("SELECT {since:DateTime}, {n:UInt8}", new[] { "since", "n" }, true)]
    [InlineData("SELECT {since:DateTime}", new[] { "since", "unused" }, true)]
    [InlineData("SELECT {since:DateTime}", new string[0], false)]
    [InlineData("SELECT 1", new[] { "Since" }, false)]
    [InlineData("SELECT 1", new[] { "1x" }, false)]
    [InlineData("SELECT 1", new[] { "" }, false)]
    [InlineData("SELECT 1", new[] { "log-comment" }, false)]
    public void Read_Parameters_AreJudged(string sql, string[] names, bool allowed) =>
        Assert.Equal(allowed, TestCatalog.Gate.Read(sql, names).Allowed);

    /// <summary>Forms that the engine's formatter makes of allowed queries.</summary>
    [Theory]
    [InlineData("SELECT CAST('1', 'Decimal(10, 2)'), CAST(is_error, 'Enum8(\\'a\\' = 1)'), _CAST(1, 'UInt8') FROM workload_events")]
    [InlineData("SELECT multiIf(is_error, 1, NULL), caseWithExpression(is_error, 1, 2, 3), toIntervalDay(1) FROM workload_events")]
    [InlineData("SELECT ((is_error >= 1) AND (is_error <= 2)) OR (NOT (is_error)) FROM workload_events")]
    [InlineData("SELECT * EXCEPT metadata, * REPLACE (is_error + 1 AS is_error), * APPLY quantiles(0.5, 0.9), * APPLY x -> (x + 1) FROM workload_events")]
    [InlineData("SELECT is_error IN (workload_events), 1 GLOBAL NOT IN (default.workload_events) FROM workload_events")]
    [InlineData("(SELECT 1) EXCEPT (SELECT 2)")]
    [InlineData("SELECT * FROM (SELECT * FROM SQLStandardValues((1, 2), (3, 4))) AS v(a, b)")]
    [InlineData("SELECT * FROM `values`('a Int8', 1, 2)")]
    [InlineData("SELECT sum(1) OVER (w ORDER BY is_error ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM workload_events WINDOW w AS (PARTITION BY model)")]
    [InlineData("SELECT ((SELECT (1, 2))).1, m.`values`, exists((SELECT 1)) FROM (SELECT map(1, 2) AS m)")]
    [InlineData("SELECT 1 AS n ORDER BY n ASC WITH FILL FROM 1 TO 5 STEP 1 INTERPOLATE (`s` AS s + 1)")]
    [InlineData("SELECT {p:UInt8 }, 1000., -(-1), plus(1, toIntervalDay(1)) LIMIT 0, 1")]
    [InlineData("SELECT a FROM (SELECT 1 AS a) SEMI LEFT JOIN workload_events AS u USING (a)")]
    public void Read_CanonicalForm_IsAllowed(string sql)
    {
        var verdict = TestCatalog.Gate.Read(sql);
        Assert.True(verdict.Allowed, $"{verdict.Refusal} at {verdict.Position}");
        Assert.Equal(sql, verdict.Sql);
    }
}
