using System.Net;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO.Parameters;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Http;

public sealed class AnswerTests(EngineFixture engines)
{
    [Fact]
    public async Task Ping_Anonymous_Answers()
    {
        using var client = new HttpClient();
        Assert.Equal("Ok.\n", await client.GetStringAsync(new Uri(engines.Engine.Address, "ping"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Headers_OfQuery_AreThoseOfServer()
    {
        using var client = engines.Engine.Http();
        using var answer = await client.GetAsync(new Uri(engines.Engine.Address, "?query=SELECT+1+FORMAT+JSONEachRow&query_id=headers"), TestContext.Current.CancellationToken);
        Assert.Equal("headers", Assert.Single(answer.Headers.GetValues("X-ClickHouse-Query-Id")));
        Assert.Equal("JSONEachRow", Assert.Single(answer.Headers.GetValues("X-ClickHouse-Format")));
        Assert.Equal("UTC", Assert.Single(answer.Headers.GetValues("X-ClickHouse-Timezone")));
        Assert.True(answer.Headers.Contains("X-ClickHouse-Server-Display-Name"));
        Assert.Contains("read_rows", Assert.Single(answer.Headers.GetValues("X-ClickHouse-Summary")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_BeforeRows_HasStatusCodeAndText()
    {
        using var client = engines.Engine.Http();
        using var answer = await client.GetAsync(new Uri(engines.Engine.Address, "?query=SELECT+*+FROM+nowhere"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("60", Assert.Single(answer.Headers.GetValues("X-ClickHouse-Exception-Code")));
        Assert.StartsWith("Code: 60. DB::Exception:", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Error_AmongRows_RaisesInDriver(bool compress)
    {
        using var tenant = new Tenant(engines.Engine, compress);
        var read = 0;
        var failure = await Assert.ThrowsAsync<ClickHouseServerException>(async () =>
        {
            using var reader = await tenant.Client.ExecuteReaderAsync(
                "SELECT number, throwIf(number = 3000000, 'too late') FROM numbers(5000000)", null, tenant.Options(), TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                read++;
            }
        });
        Assert.Contains("too late", failure.Message, StringComparison.Ordinal);
        Assert.InRange(read, 1, 3_000_000);
    }

    [Fact]
    public async Task Parameters_OfDriver_Arrive()
    {
        using var tenant = new Tenant(engines.Engine);
        const string Nasty = "it's \\ a \t\n'); DROP TABLE x; -- ü";
        var parameters = new ClickHouseParameterCollection();
        parameters.Add(new ClickHouseDbParameter { ParameterName = "text", Value = Nasty });
        parameters.Add(new ClickHouseDbParameter { ParameterName = "number", Value = 5L });
        parameters.Add(new ClickHouseDbParameter { ParameterName = "list", Value = new[] { "a", "b'c" } });
        using var reader = await tenant.Client.ExecuteReaderAsync(
            "SELECT {text:String}, {number:Int64} + 1, {list:Array(String)}[2]", parameters, tenant.Options(), TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal([Nasty, 6L, "b'c"], [reader.GetValue(0), reader.GetValue(1), reader.GetValue(2)]);
    }

    [Theory]
    [InlineData("RowBinaryWithNamesAndTypes", 100_000)]
    [InlineData("RowBinary", 100_000)]
    [InlineData("JSONEachRow", 100_000)]
    [InlineData("CSVWithNames", 100_000)]
    [InlineData("JSON", 1000)]
    public async Task Result_InPieces_IsOneDocument(string format, int rows)
    {
        using var tenant = new Tenant(engines.Engine);
        var (_, inPieces) = await engines.Engine.PostAsync($"SELECT number, toString(number) AS text FROM numbers({rows}) FORMAT {format}", tenant.Capability, "max_block_size=5000");
        var (_, whole) = await engines.Engine.PostAsync($"SELECT number, toString(number) AS text FROM numbers({rows}) FORMAT {format}", tenant.Capability, "max_block_size=1000000");
        Assert.Equal(Comparable(whole), Comparable(inPieces));

        // Statistics differ.
        static string Comparable(string text) => text.Split("\"statistics\"")[0];
    }

    [Fact]
    public async Task Query_SplitBetweenAddressAndBody_IsJoined()
    {
        var (status, text) = await engines.Engine.PostAsync("+ 1", null, "query=SELECT+1");
        Assert.Equal((HttpStatusCode.OK, "2\n"), (status, text));
    }
}
