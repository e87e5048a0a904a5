using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Ingest;

public sealed class IngestEndpointTests : IAsyncLifetime
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";

    private GatewayHost _host = null!;
    private HttpClient _alice = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync("Development", null, ("Netra:Gateway:MaxImportRows", "25000"), ("Netra:Gateway:MaxImportBytes", "5000000"));
        _alice = await _host.ClientAsync("alice");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Csv_ManyRows_AreStoredInBlocks()
    {
        var body = "timestamp,tokens_input,metrics\n" + string.Concat(Enumerable.Range(0, 25_000).Select(i => $"2026-01-01 00:00:00.{i % 1000:000},{i},\"{{\"\"a\"\":1}}\"\n"));
        using var response = await PostAsync(Csv, body);

        Assert.Equal("""{"rows":25000}""", (await Expect.JsonAsync(response, HttpStatusCode.OK))!.ToJsonString());
        var imports = _host.User("alice").Imports;
        Assert.Equal(["timestamp", "tokens_input", "metrics"], imports.Columns);
        Assert.Equal((3, 1, 0), (imports.Blocks, imports.Begun, imports.Open));
        Assert.Equal(Enumerable.Range(0, 25_000).Select(i => (object?)(long)i), imports.Stored.Select(row => row[1]));
    }

    [Fact]
    public async Task Ndjson_FewRows_NamesOnlyColumnsInUse()
    {
        using var response = await PostAsync(Ndjson, "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"is_error\":true}\n{\"timestamp\":\"2026-01-01T00:00:00Z\",\"model\":\"m\"}\n");

        await Expect.JsonAsync(response, HttpStatusCode.OK);
        var imports = _host.User("alice").Imports;
        Assert.Equal(["timestamp", "model", "is_error"], imports.Columns);
        Assert.Equal([null, 1L], imports.Stored[0][1..]);
        Assert.Equal(["m", null], imports.Stored[1][1..]);
    }

    [Fact]
    public async Task Ndjson_ColumnThatAppearsLate_IsStored()
    {
        var lines = Enumerable.Repeat("{\"timestamp\":\"2026-01-01T00:00:00Z\"}\n", 10_001).Append("{\"timestamp\":\"2026-01-01T00:00:00Z\",\"model\":\"late\"}\n");
        using var response = await PostAsync(Ndjson, string.Concat(lines));

        await Expect.JsonAsync(response, HttpStatusCode.OK);
        var imports = _host.User("alice").Imports;
        Assert.Equal("late", imports.Stored[^1][imports.Columns.IndexOf("model")]);
    }

    [Theory]
    [InlineData(Csv, "timestamp\n")]
    [InlineData(Ndjson, "")]
    public async Task Import_NoRows_StoresNothing(string type, string body)
    {
        using var response = await PostAsync(type, body);

        Assert.Equal("""{"rows":0}""", (await Expect.JsonAsync(response, HttpStatusCode.OK))!.ToJsonString());
        Assert.Equal(0, _host.User("alice").Imports.Begun);
    }

    [Fact]
    public async Task Csv_WrongInTheSecondBlock_StoresNothing()
    {
        var body = "timestamp\n" + string.Concat(Enumerable.Repeat("2026-01-01 00:00:00\n", 20_500)) + "oops\n2026-01-01 00:00:00\n";
        using var response = await PostAsync(Csv, body);

        var problem = await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidData);
        Assert.Equal((20_502, 20_501, "timestamp"), (problem["line"]!.GetValue<int>(), problem["row"]!.GetValue<int>(), problem["column"]!.GetValue<string>()));
        var imports = _host.User("alice").Imports;
        Assert.Equal((1, 0, 0), (imports.Begun, imports.Open, imports.Stored.Count));
    }

    [Fact]
    public async Task Csv_OneRowTooMany_IsTooLarge()
    {
        using var response = await PostAsync(Csv, "timestamp\n" + string.Concat(Enumerable.Repeat("2026-01-01 00:00:00\n", 25_001)));

        var problem = await Expect.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, ErrorCodes.TooLarge);
        Assert.Contains("25000 rows", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (_host.User("alice").Imports.Open, _host.User("alice").Imports.Stored.Count));
    }

    [Fact]
    public async Task Csv_BodyOverItsBound_IsTooLarge()
    {
        var body = "timestamp,workload_id\n" + string.Concat(Enumerable.Repeat($"2026-01-01 00:00:00,{new string('x', 2000)}\n", 2_600));
        using var content = new StringContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(Csv);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ingest/workload_events") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var response = await _alice.SendAsync(request, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, ErrorCodes.TooLarge);
        Assert.Equal((0, 0), (_host.User("alice").Imports.Open, _host.User("alice").Imports.Stored.Count));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("text/csv; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Import_OtherContentType_IsUnsupported(string? type)
    {
        using var response = await PostAsync(type, "timestamp\n");

        await Expect.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("text/csv; charset=UTF-8")]
    [InlineData("TEXT/CSV; header=present")]
    public async Task Import_ContentTypeWithParameters_IsTaken(string type)
    {
        using var response = await PostAsync(type, "timestamp\n");

        await Expect.JsonAsync(response, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Import_Compressed_IsUnsupported()
    {
        using var content = new StringContent("timestamp\n", Encoding.UTF8, Csv);
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await _alice.PostAsync("/v1/ingest/workload_events", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("workload_events%2Fx")]
    [InlineData("system.tables")]
    public async Task Import_UnknownTable_IsNotFound(string table)
    {
        using var response = await PostAsync(Csv, "a\n", table);

        await Expect.ProblemAsync(response, HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    private async Task<HttpResponseMessage> PostAsync(string? type, string body, string table = "workload_events")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await _alice.PostAsync($"/v1/ingest/{table}", content, Cancel);
    }
}
