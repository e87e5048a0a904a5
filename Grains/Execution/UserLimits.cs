using System.ComponentModel.DataAnnotations;

namespace Netra.Grains.Execution;

/// <summary>What one user may use. Section <c>Netra:Limits</c>; checked at start-up.</summary>
public sealed class UserLimits
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Limits";

    /// <summary>Runs at the same time; more wait in the queue.</summary>
    /// <value>1 to 1,000; default 5.</value>
    [Range(1, 1_000)]
    public int ConcurrentRuns { get; set; } = 5;

    /// <summary>Runs that may wait; one more is refused with <c>limit_exceeded</c>.</summary>
    /// <value>0 to 10,000; default 20.</value>
    [Range(0, 10_000)]
    public int QueuedRuns { get; set; } = 20;

    /// <summary>How long a run waits before its user is told with <c>run_queued</c>.</summary>
    /// <value>Default 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan QueueNotice { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a run may take.</summary>
    /// <value>1 s to 1 day; default 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a run may go without an event or a step.</summary>
    /// <value>1 s to 1 day; default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ProgressTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs that may sleep or wait for a person, put away; with as many, new runs are refused with <c>limit_exceeded</c>.</summary>
    /// <value>1 to 10,000; default 100.</value>
    [Range(1, 10_000)]
    public int ParkedRuns { get; set; } = 100;

    /// <summary>How deep calls of agents by agents may be nested.</summary>
    /// <value>1 to 6; default 4.</value>
    [Range(1, 6)]
    public int CallDepth { get; set; } = 4;

    /// <summary>Calls of agents by agents in one run.</summary>
    /// <value>1 to 1,000; default 50.</value>
    [Range(1, 1_000)]
    public int CallsPerRun { get; set; } = 50;

    /// <summary>Open ClickHouse contexts.</summary>
    /// <value>1 to 1,000; default 5.</value>
    [Range(1, 1_000)]
    public int ClickHouseContexts { get; set; } = 5;

    /// <summary>How long a ClickHouse context lives unused.</summary>
    /// <value>Default 30 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ClickHouseContextIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often idle ClickHouse contexts are swept.</summary>
    /// <value>Default 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ClickHouseContextSweep { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Open Redis contexts.</summary>
    /// <value>1 to 1,000; default 10.</value>
    [Range(1, 1_000)]
    public int RedisContexts { get; set; } = 10;

    /// <summary>How long a Redis context lives unused.</summary>
    /// <value>Default 60 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RedisContextIdle { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>How often idle Redis contexts are swept.</summary>
    /// <value>Default 10 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RedisContextSweep { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a query may take on the engine.</summary>
    /// <value>1 s to 50 s (a grain call ends after 60 s); default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan QueryTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Queries of the user on the engine at the same time; more wait their turn.</summary>
    /// <value>1 to 1,000; default 8.</value>
    [Range(1, 1_000)]
    public int ConcurrentQueries { get; set; } = 8;

    /// <summary>Requests to the user's data a second, of clients and agents together; more are refused with <c>limit_exceeded</c>.</summary>
    /// <value>1 to 1,000,000; default 200.</value>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that may come at once after a pause.</summary>
    /// <value>1 to 1,000,000; default 1,000.</value>
    [Range(1, 1_000_000)]
    public int RequestBurst { get; set; } = 1_000;

    /// <summary>Rows of a materialised result.</summary>
    /// <value>Default 100,000.</value>
    [Range(1, 10_000_000)]
    public int QueryRows { get; set; } = 100_000;

    /// <summary>Bytes of a materialised result.</summary>
    /// <value>Default 32 MiB.</value>
    [Range(1_024, 1L << 30)]
    public long QueryBytes { get; set; } = 32 << 20;

    /// <summary>How long a cached result is given again.</summary>
    /// <value>0 (no cache) to 1 day; default 300 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QueryCacheTime { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Results in the query cache.</summary>
    /// <value>0 to 100,000; default 200.</value>
    [Range(0, 100_000)]
    public int QueryCacheEntries { get; set; } = 200;

    /// <summary>Bytes in the query cache, estimated.</summary>
    /// <value>Default 16 MiB.</value>
    [Range(0, 1L << 30)]
    public long QueryCacheBytes { get; set; } = 16 << 20;

    /// <summary>Rows of one import, and of all open imports of the user together.</summary>
    /// <value>Default 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int ImportRows { get; set; } = 1_000_000;

    /// <summary>How often the record of accesses, <c>data_access_audit</c>, is written while there is something to write.</summary>
    /// <value>0 (no record) to 1 h; default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan AuditInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session value lives when nothing else is said.</summary>
    /// <value>Default 3600 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan SessionTimeToLive { get; set; } = TimeSpan.FromSeconds(3600);

    /// <summary>The largest session value, in bytes of its JSON.</summary>
    /// <value>Default 1 MiB.</value>
    [Range(1, 64 << 20)]
    public int SessionValueBytes { get; set; } = 1 << 20;

    /// <summary>Session keys; and keys of Redis contexts, counted apart.</summary>
    /// <value>Default 10,000.</value>
    [Range(1, 1_000_000)]
    public int SessionKeys { get; set; } = 10_000;

    /// <summary>Tokens of the language model a day (UTC), sent and received; more are refused with <c>budget_exceeded</c>.</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? TokensPerDay { get; set; }

    /// <summary>Tokens of the language model in one run, with all of its agents.</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? TokensPerRun { get; set; }

    /// <summary>US dollars for the language model a day (UTC); needs the model's price, see <c>Netra:Prices</c>.</summary>
    /// <value>From 0.000001; default none.</value>
    [Range(0.000001, 1_000_000_000)]
    public decimal? CostPerDay { get; set; }

    /// <summary>US dollars for the language model in one run, with all of its agents.</summary>
    /// <value>From 0.000001; default none.</value>
    [Range(0.000001, 1_000_000_000)]
    public decimal? CostPerRun { get; set; }

    /// <summary>Calls of tools a day (UTC).</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? ToolCallsPerDay { get; set; }

    /// <summary>Calls of tools in one run, with all of its agents.</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? ToolCallsPerRun { get; set; }

    /// <summary>Rows that queries hand out a day (UTC), to agents and to clients.</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? RowsPerDay { get; set; }

    /// <summary>Rows that queries hand out to the agents of one run.</summary>
    /// <value>From 1; default none.</value>
    [Range(1, 1_000_000_000_000_000)]
    public long? RowsPerRun { get; set; }

    /// <summary>Ended runs kept; the one that ended first is dropped.</summary>
    /// <value>10 to 10,000; default 100.</value>
    [Range(10, 10_000)]
    public int RunHistory { get; set; } = 100;

    /// <summary>Events kept; the oldest are dropped.</summary>
    /// <value>100 to 1,000,000; default 10,000.</value>
    [Range(100, 1_000_000)]
    public int EventHistory { get; set; } = 10_000;

    /// <summary>How old an event may become; older ones are dropped within about an hour, also while the user is away.</summary>
    /// <value>1 min to 10 years; default 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan EventAge { get; set; } = TimeSpan.FromDays(7);
}
