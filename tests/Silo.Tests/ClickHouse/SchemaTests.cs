using Netra.Silo.ClickHouse.Schema;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class SchemaTests(EngineFixture engine) : StoreTests(engine)
{
    private const string Seal = "SHA256(getSetting('S'))";

    private static readonly TableFacts Good = new(
        "t",
        "MergeTree",
        "owner",
        "owner, timestamp",
        "reinterpretAsUInt8(owner) % 16",
        $"CREATE TABLE default.t (`timestamp` DateTime64(6, 'UTC'), `owner` FixedString(32) MATERIALIZED {Seal}, CONSTRAINT sealed CHECK (owner = {Seal}) AND match(getSetting('S'), '^[0-9a-f]{{64}}$')) ENGINE = MergeTree SETTINGS auto_statistics_types = '', ratio_of_defaults_for_sparse_serialization = 1");

    public static TheoryData<string, string, string> Breaks => new()
    {
        { nameof(TableFacts.Engine), "Join", "engine Join" },
        { nameof(TableFacts.Engine), "MaterializedView", "engine MaterializedView" },
        { nameof(TableFacts.Engine), "ReplacingMergeTree", "engine ReplacingMergeTree" },
        { nameof(TableFacts.PrimaryKey), "owner, timestamp", "primary key" },
        { nameof(TableFacts.SortingKey), "timestamp, owner", "sorted" },
        { nameof(TableFacts.SortingKey), "owner_x, timestamp", "sorted" },
        { nameof(TableFacts.PartitionKey), "toYYYYMM(timestamp)", "partitioned" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("MATERIALIZED", "DEFAULT", StringComparison.Ordinal), "owner column" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("CONSTRAINT sealed CHECK (", "CONSTRAINT sealed CHECK 1 OR (", StringComparison.Ordinal), "constraint" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("{64}", "{0,64}", StringComparison.Ordinal), "constraint" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("(`timestamp`", "(`x` String DEFAULT getSetting('S'), `timestamp`", StringComparison.Ordinal), "another place" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("(`timestamp`", "(`x` LowCardinality(String), `timestamp`", StringComparison.Ordinal), "dictionary" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("(`timestamp`", "(`x` Map(LowCardinality(String), Float64), `timestamp`", StringComparison.Ordinal), "dictionary" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("(`timestamp`", "(`x` JSON(max_dynamic_paths = 2), `timestamp`", StringComparison.Ordinal), "structure" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("(`timestamp`", "(`x` Array(Dynamic), `timestamp`", StringComparison.Ordinal), "structure" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("auto_statistics_types = '', ", string.Empty, StringComparison.Ordinal), "auto_statistics_types" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("auto_statistics_types = ''", "auto_statistics_types = 'basic'", StringComparison.Ordinal), "auto_statistics_types" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("sparse_serialization = 1", "sparse_serialization = 0.9", StringComparison.Ordinal), "ratio_of_defaults" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("sparse_serialization = 1", "sparse_serialization = 1e-9", StringComparison.Ordinal), "ratio_of_defaults" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("SETTINGS ", "SETTINGS add_minmax_index_for_numeric_columns = 1, ", StringComparison.Ordinal), "index" },
        { nameof(TableFacts.Statement), Good.Statement.Replace("6, 'UTC')", "6, 'UTC') STATISTICS(minmax)", StringComparison.Ordinal), "statistics" },
        { nameof(TableFacts.Statement), Good.Statement.Replace(", CONSTRAINT", ", PROJECTION p (SELECT 1), CONSTRAINT", StringComparison.Ordinal), "projection" },
        { nameof(TableFacts.Statement), Good.Statement.Replace(", CONSTRAINT", ", INDEX i timestamp TYPE minmax, CONSTRAINT", StringComparison.Ordinal), "index" },
    };

    [Fact]
    public async Task Check_EmbeddedEngine_HasNoProblem() =>
        Assert.Null(await Host.Get<SchemaCheck>().ProblemAsync(TestContext.Current.CancellationToken));

    [Fact]
    public void Lint_TableInOrder_HasNoProblem() => Assert.Empty(SchemaLint.Problems([Good], "S"));

    [Fact]
    public void Lint_ColumnNamedLikeAType_HasNoProblem() =>
        Assert.Empty(SchemaLint.Problems([Good with { Statement = Good.Statement.Replace("(`timestamp`", "(`JSON` String, `Dynamic` String, `timestamp`", StringComparison.Ordinal) }], "S"));

    [Fact]
    public void Lint_OtherSetting_IsAProblem() => Assert.Single(SchemaLint.Problems([Good], "T"));

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Lint_BrokenTable_SaysWhat(string property, string value, string reason)
    {
        var broken = property switch
        {
            nameof(TableFacts.Engine) => Good with { Engine = value },
            nameof(TableFacts.PrimaryKey) => Good with { PrimaryKey = value },
            nameof(TableFacts.SortingKey) => Good with { SortingKey = value },
            nameof(TableFacts.PartitionKey) => Good with { PartitionKey = value },
            _ => Good with { Statement = value },
        };

        Assert.Contains(reason, Assert.Single(SchemaLint.Problems([broken], "S")), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_File_IsCutIntoItsStatements() =>
        Assert.Equal(["-- one\nSELECT ';'", "SELECT 2"], SchemaScript.Statements("-- one\nSELECT ';';\n\n-- only a comment;\nSELECT 2;\r\n-- the end\n").Select(s => s.Replace("-- only a comment;\n", string.Empty, StringComparison.Ordinal)));

    [Fact]
    public void Script_Policies_AreBothKindsForEveryone() =>
        Assert.Equal([true, true], SchemaScript.Policies("d", "t").Zip(["PERMISSIVE", "RESTRICTIVE"], (s, kind) => s.EndsWith($"AS {kind} TO ALL", StringComparison.Ordinal)));
}
