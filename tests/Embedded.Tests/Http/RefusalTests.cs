using System.Net;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Http;

public sealed class RefusalTests(EngineFixture engines)
{
    private static readonly string Capability = new('c', 64);
    private static readonly string OutFile = Path.Combine(Path.GetTempPath(), $"netra-outfile-{Guid.NewGuid():n}");

    public static TheoryData<string, HttpStatusCode, int> Statements => new()
    {
        { "SELECT 1; SELECT 2", HttpStatusCode.BadRequest, 62 },
        { "SELECT 1 PARALLEL WITH SELECT 2", HttpStatusCode.Forbidden, 497 },
        { $"SELECT 1 INTO OUTFILE '{OutFile}'", HttpStatusCode.Forbidden, 497 },
        { $"SELECT 1 INTO /* x */ OUTFILE '{OutFile}'", HttpStatusCode.Forbidden, 497 },
        { "INSERT INTO workload_events (metadata) FROM INFILE '/etc/hostname' FORMAT CSV", HttpStatusCode.Forbidden, 497 },
        { $"INSERT INTO FUNCTION file('{OutFile}') SELECT 1", HttpStatusCode.Forbidden, 497 },
        { "SELECT file('/etc/hostname')", HttpStatusCode.Forbidden, 497 },
        { "SELECT `file`('/etc/hostname')", HttpStatusCode.Forbidden, 497 },
        { "SELECT `fi\\x6ce`('/etc/hostname')", HttpStatusCode.BadRequest, 62 },
        { "SELECT arrayMap(file, ['/etc/hostname'])", HttpStatusCode.Forbidden, 497 },
        { "SELECT * APPLY(file) FROM (SELECT '/etc/hostname')", HttpStatusCode.Forbidden, 497 },
        { "SELECT ‘/*’, file('/etc/hostname') /* ‘ */", HttpStatusCode.BadRequest, 62 },
        { "SELECT /* /* */ ' */ 1, file('/etc/hostname') /* ' */", HttpStatusCode.Forbidden, 497 },
        { "SELECT a$b$, file('/etc/hostname') AS a$b$", HttpStatusCode.Forbidden, 497 },
        { "SELECT arrayMap({f:Identifier}, ['/etc/hostname'])", HttpStatusCode.Forbidden, 497 },
        { "SELECT * FROM file('/etc/hostname', 'LineAsString')", HttpStatusCode.Forbidden, 497 },
        { "SELECT * FROM `/etc/hostname`", HttpStatusCode.Forbidden, 497 },
        { "SELECT * FROM url('http://127.0.0.1/', 'CSV', 'a String')", HttpStatusCode.Forbidden, 497 },
        { "SELECT * FROM mergeTreeIndex('default', 'workload_events')", HttpStatusCode.Forbidden, 497 },
        { "SELECT owner FROM workload_events", HttpStatusCode.Forbidden, 497 },
        { "SELECT _part FROM workload_events", HttpStatusCode.Forbidden, 497 },
        { "CREATE TABLE t (a Int8) ENGINE = Memory", HttpStatusCode.Forbidden, 497 },
        { "DROP TABLE workload_events", HttpStatusCode.Forbidden, 497 },
        { "TRUNCATE TABLE workload_events", HttpStatusCode.Forbidden, 497 },
        { "DELETE FROM workload_events WHERE 1", HttpStatusCode.Forbidden, 497 },
        { "ALTER TABLE workload_events DELETE WHERE 1", HttpStatusCode.Forbidden, 497 },
        { "ALTER TABLE workload_events DELETE WHERE owner = unhex('0000000000000000000000000000000000000000000000000000000000000000')", HttpStatusCode.Forbidden, 497 },
        { "ALTER TABLE workload_events UPDATE metadata = '' WHERE 1", HttpStatusCode.Forbidden, 497 },
        { "KILL QUERY WHERE 1", HttpStatusCode.Forbidden, 497 },
        { "SET log_comment = 'x'", HttpStatusCode.Forbidden, 497 },
        { "SYSTEM SHUTDOWN", HttpStatusCode.Forbidden, 497 },
        { "1 + 1", HttpStatusCode.Forbidden, 497 },
        { "", HttpStatusCode.BadRequest, 62 },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_ThatIsNotAllowed_IsRefused(string statement, HttpStatusCode status, int code)
    {
        var (answered, text) = await engines.Engine.PostAsync(statement, Capability, "param_f=file");
        Assert.StartsWith($"Code: {code}.", text, StringComparison.Ordinal);
        Assert.Equal(status, answered);
        Assert.False(File.Exists(OutFile));
    }

    [Theory]
    [InlineData("SELECT 1; ")]
    [InlineData("SELECT 1 -- ; SELECT 2")]
    [InlineData("SELECT ';'  = ';'")]
    [InlineData("SELECT /* ; /* ; */ ; */ 1")]
    [InlineData("# a comment\nSELECT 1 // ;")]
    [InlineData("SELECT length($tag$ ; INTO OUTFILE $tag$) > 0")]
    [InlineData("SELECT 'file', 1 AS `into`, 1 AS outfile FORMAT Null")]
    public async Task Statement_ThatOnlyLooksLikeIt_IsAllowed(string statement) =>
        Assert.Equal(HttpStatusCode.OK, (await engines.Engine.PostAsync(statement, Capability)).Status);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%0A")]
    [InlineData("''aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa''")]
    public async Task Capability_Malformed_IsRefused(string capability) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await engines.Engine.PostAsync("SELECT 1", capability)).Status);

    [Theory]
    [InlineData("log_comment=x")]
    [InlineData("session_id=x")]
    [InlineData("role=x")]
    [InlineData("user=x")]
    [InlineData("insert_allow_materialized_columns=1")]
    [InlineData("use_query_cache=1")]
    [InlineData("use_query_condition_cache=true")]
    [InlineData("async_insert=1")]
    [InlineData("optimize_functions_to_subcolumns=1")]
    [InlineData("optimize_move_to_prewhere=1")]
    [InlineData("query_plan_join_swap_table=auto")]
    [InlineData("query_plan_optimize_join_order_limit=10")]
    [InlineData("use_statistics=1")]
    [InlineData("use_statistics_for_part_pruning=1")]
    [InlineData("enable_analyzer=0")]
    [InlineData("max_threads=x")]
    [InlineData("max_threads=1&max_threads=2")]
    [InlineData("database=system")]
    [InlineData("query_id='")]
    [InlineData("default_format=a'b")]
    [InlineData("param_a'=1")]
    public async Task Setting_NotAllowed_IsRefused(string parameters) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await engines.Engine.PostAsync("SELECT 1", Capability, parameters)).Status);

    [Fact]
    public async Task Login_Wrong_IsRefused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await engines.Engine.PostAsync("SELECT 1", Capability, "", ("X-ClickHouse-Key", "wrong"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await engines.Engine.PostAsync("SELECT 1", Capability, "", ("X-ClickHouse-User", "default"))).Status);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(engines.Engine.Address, "?query=SELECT+1"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("ping")]
    [InlineData("?query=SELECT+1")]
    public async Task Origin_OnAnyAddress_IsRefused(string address)
    {
        using var client = engines.Engine.Http();
        client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var answer = await client.GetAsync(new Uri(engines.Engine.Address, address), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("lz4")]
    [InlineData("snappy")]
    public async Task Body_NotWhatItSays_IsRefused(string encoding)
    {
        using var client = engines.Engine.Http();
        using var content = new StringContent("SELECT 1, 'not compressed at all'");
        content.Headers.ContentEncoding.Add(encoding);
        using var answer = await client.PostAsync(engines.Engine.Address, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
