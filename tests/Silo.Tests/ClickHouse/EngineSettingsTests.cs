using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.ClickHouse;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>A server's own defaults are not what the isolation needs, so each request says it.</summary>
public sealed class EngineSettingsTests
{
    private static readonly Capability Alice = Capability.Derive(new byte[32], UserId.Parse("alice"), 1);
    private static readonly OperationId Operation = OperationId.New();
    private static readonly EngineSettings Settings = new(new ClickHouseOptions { QueryMemoryBytes = 123_456_789, QueryThreads = 3 });

    public static TheoryData<string, object> Both => new()
    {
        { Capability.Setting, $"'{Alice.Reveal()}'" },
        { "async_insert", 0 },
        { "use_query_cache", 0 },
        { "use_query_condition_cache", 0 },
        { "optimize_functions_to_subcolumns", 0 },
        { "optimize_move_to_prewhere", 0 },
        { "query_plan_join_swap_table", "false" },
        { "query_plan_optimize_join_order_limit", 0 },
        { "use_statistics", 0 },
        { "max_memory_usage", 123_456_789L },
        { "max_threads", 3 },
    };

    public static TheoryData<string, object> Queries => new()
    {
        { "readonly", 1 },
        { "max_execution_time", 20L },
        { "timeout_overflow_mode", "throw" },
        { "max_result_rows", StoreHost.Limits.ResultRows },
        { "result_overflow_mode", "throw" },
    };

    [Theory]
    [MemberData(nameof(Both))]
    public void Settings_OfQueriesAndInserts_Say(string name, object value)
    {
        Assert.Equal(value, Settings.ForQuery(Alice, StoreHost.Limits, limitResult: true)[name]);
        Assert.Equal(value, Settings.ForInsert(Alice, Operation)[name]);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Settings_OfQueries_Say(string name, object value) => Assert.Equal(value, Settings.ForQuery(Alice, StoreHost.Limits, limitResult: true)[name]);

    [Fact]
    public void Settings_OfInserts_NameTheOperationForThisUserOnly()
    {
        var bob = Capability.Derive(new byte[32], UserId.Parse("bob"), 1);
        const string Token = "insert_deduplication_token";

        Assert.Equal(Alice.InsertToken(Operation), Settings.ForInsert(Alice, Operation)[Token]);
        Assert.NotEqual(Settings.ForInsert(Alice, Operation)[Token], Settings.ForInsert(bob, Operation)[Token]);
    }

    [Theory]
    [InlineData("max_rows_to_read")]
    [InlineData("max_bytes_to_read")]
    [InlineData("session_id")]
    public void Settings_OfAnyRequest_NeverSay(string name)
    {
        // A limit on what is read trips on other users' rows; a session is shared state.
        Assert.DoesNotContain(name, Settings.ForQuery(Alice, StoreHost.Limits, limitResult: false).Keys);
        Assert.DoesNotContain(name, Settings.ForInsert(Alice, Operation).Keys);
    }
}
