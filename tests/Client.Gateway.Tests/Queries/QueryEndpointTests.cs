using System.Collections.Immutable;
using System.Net;
using System.Text;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Queries;

public sealed class QueryEndpointTests : GatewayTests
{
    [Fact]
    public async Task Query_WithParameters_PassesTypedValues()
    {
        using var response = await PostAsync("""
            {"sql":"SELECT 1","parameters":{"a":"x","b":-3,"c":1.5,"d":true,"e":null,"f":[1,["y"]],"g":18446744073709551615,"h":1e2}}
            """);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var parameters = Assert.Single(Host.User("alice").Queries).Parameters;
        Assert.Equal("x", parameters["a"]);
        Assert.Equal(-3L, parameters["b"]);
        Assert.Equal(1.5, parameters["c"]);
        Assert.Equal(true, parameters["d"]);
        Assert.Null(parameters["e"]);
        var array = Assert.IsType<ImmutableArray<object?>>(parameters["f"]);
        Assert.Equal(1L, array[0]);
        Assert.Equal(["y"], Assert.IsType<ImmutableArray<object?>>(array[1]));
        Assert.Equal(ulong.MaxValue, parameters["g"]);
        Assert.Equal(100.0, parameters["h"]);
    }

    [Theory]
    [InlineData("""{}""", "'sql'")]
    [InlineData("""{"sql":""}""", "'sql'")]
    [InlineData("""{"sql":"SELECT 1","parameters":{"a":{}}}""", "'parameters'")]
    [InlineData("""{"sql":"SELECT 1","parameters":{"a":1e999}}""", "'parameters'")]
    [InlineData("""{"sql":"SELECT 1","parameters":{"a":18446744073709551616}}""", "'parameters'")]
    [InlineData("""{"sql":"SELECT 1","parameters":{"a":1,"a":2}}""", "JSON")]
    [InlineData("""{"sql":"SELECT 1","parameters":{"\ud800":1}}""", "JSON")]
    [InlineData("""{"sql":"SELECT 1","settings":{}}""", "not known")]
    public async Task Query_BadBody_SaysWhatIsWrong(string body, string detail)
    {
        using var response = await PostAsync(body);

        var problem = await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
        Assert.Contains(detail, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(Host.User("alice").Queries);
    }

    [Fact]
    public async Task Query_LargeResult_ArrivesWhole()
    {
        ImmutableArray<object?> row = [1L, new string('ü', 50), 0.1];
        Host.User("alice").Result = new QueryResult(
            [new("n", "UInt64"), new("s", "String"), new("f", "Float64")], [.. Enumerable.Repeat(row, 50_000)], TimeSpan.FromMilliseconds(12.5));

        using var response = await PostAsync("""{"sql":"SELECT 1"}""");

        var json = await Expect.JsonAsync(response, HttpStatusCode.OK);
        Assert.Equal(50_000, json!["rowCount"]!.GetValue<int>());
        Assert.Equal(50_000, json["rows"]!.AsArray().Count);
        Assert.Equal(12.5, json["elapsedMs"]!.GetValue<double>());
        Assert.Equal("""{"name":"s","type":"String"}""", json["columns"]![1]!.ToJsonString());
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Alice.PostAsync("/v1/query", content, Cancel);
    }
}
