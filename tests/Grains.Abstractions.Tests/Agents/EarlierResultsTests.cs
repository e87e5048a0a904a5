using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Tests.Agents;

/// <summary>Results on their way from agent to agent, and what a client may send in their place.</summary>
public sealed class EarlierResultsTests
{
    [Fact]
    public void EarlierResults_PassedOn_AreReadTypedBesideTheUsersOwnParameters()
    {
        var request = Request("""{"workload":"chat","results":{"old":{"name":"gone"}}}""");

        var parameters = EarlierResults.None.With("first", """{"name":"one","values":[1,2]}""").With("second", null).With("third", "not json").ToParameters(request);
        var next = EarlierResults.Of(Request(parameters.ToJsonString(EventJson.Options)));

        Assert.Equal("chat", (string?)parameters["workload"]);
        Assert.Equal(["first"], next.Agents);
        Assert.Equal([1, 2], next.Find<Finding>("first")!.Values);
        Assert.Null(next.Find<Finding>("second"));
    }

    [Fact]
    public void EarlierResults_NoneSent_AreNone()
    {
        Assert.Empty(EarlierResults.Of(Request("{}")).Agents);
        Assert.Empty(EarlierResults.Of(Request("""{"results":null}""")).Agents);
        Assert.False(EarlierResults.Of(Request("""{"results":{"first":null}}""")).Has("first"));
    }

    [Theory]
    [InlineData("""{"results":7}""")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"results":"first"}""")]
    [InlineData("""{"results":{"first":1}}""")]
    [InlineData("""{"results":{"first":[{}]}}""")]
    [InlineData("""{"results":{"first":{},"first":{}}}""")]
    [InlineData("""{"results":{"first":{"name":"a","name":"b"}}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"results":""")]
    public void EarlierResults_OfAnotherShape_AreAnInvalidRequest(string parameters)
    {
        var refusal = Assert.Throws<NetraException>(() => EarlierResults.Of(Request(parameters)));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public void EarlierResults_NestedTooDeep_AreAnInvalidRequest() => Assert.Equal(
        ErrorCodes.InvalidRequest,
        Assert.Throws<NetraException>(() => EarlierResults.Of(Request("""{"results":{"first":{"a":""" + new string('[', 500) + new string(']', 500) + "}}}"))).Code);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":"a","values":{}}""")]
    [InlineData("""{"name":"a","values":null}""")]
    [InlineData("""{"name":"a","values":[1e400]}""")]
    public void Find_DataOfAnotherShape_IsAnInvalidRequest(string data)
    {
        var results = EarlierResults.Of(Request("""{"results":{"first":""" + data + "}}"));

        Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<NetraException>(() => results.Find<Finding>("first")).Code);
    }

    [Fact]
    public void ToParameters_TooLong_LeavesOutRowsFirst()
    {
        var rows = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"[{i}]"));

        var parameters = EarlierResults.None.With("first", $$"""{"name":"one","queries":[{"rowCount":20000,"rows":[{{rows}}]}]}""").ToParameters(Request("""{"a":1}"""));

        Assert.Equal("""{"a":1,"results":{"first":{"name":"one","queries":[{"rowCount":20000}]}}}""", parameters.ToJsonString());
    }

    [Fact]
    public void ToParameters_StillTooLong_LeavesOutTheLongestAndNamesIt()
    {
        var results = EarlierResults.None.With("long", $$"""{"name":"{{new string('x', 60_000)}}"}""").With("longer", $$"""{"name":"{{new string('y', 61_000)}}"}""").With("short", """{"name":"s"}""");

        var parameters = results.ToParameters(Request("{}"));
        var next = EarlierResults.Of(Request(parameters.ToJsonString(EventJson.Options)));

        Assert.Equal(["long", "short"], next.Agents);
        Assert.Equal(["longer"], next.LeftOut);
        Assert.InRange(parameters.ToJsonString(EventJson.Options).Length, 1, EarlierResults.MaxLength);
    }

    [Fact]
    public void ToParameters_UsersOwnFillTheRoom_PassesThemAlone()
    {
        var own = new JsonObject { ["own"] = new string('x', EarlierResults.MaxLength - 20) };

        var parameters = EarlierResults.None.With("first", """{"name":"one"}""").ToParameters(Request(own.ToJsonString()));

        Assert.True(JsonNode.DeepEquals(own, parameters), JsonSerializer.Serialize(parameters.Select(parameter => parameter.Key)));
    }

    private static AgentRequest Request(string parameters) => new("hello", parameters, ThreadId.Parse("t"), DateTimeOffset.UnixEpoch);

    private sealed record Finding(string Name)
    {
        public int[] Values { get; init; } = [];
    }
}
