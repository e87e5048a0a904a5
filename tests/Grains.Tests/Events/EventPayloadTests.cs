using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Events;

namespace Netra.Grains.Tests.Events;

public sealed class EventPayloadTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("db_password")]
    [InlineData("dbPassword")]
    [InlineData("API-Key")]
    [InlineData("apiKey")]
    [InlineData("accessToken")]
    [InlineData("Authorization")]
    [InlineData("clientSecret")]
    [InlineData("credential")]
    public void Draft_FieldNamedLikeASecret_IsRedacted(string name)
    {
        var payload = EventPayload.Draft("x", new JsonObject { ["arguments"] = new JsonObject { [name] = "hunter2" } }).Payload;

        Assert.DoesNotContain("hunter2", payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens_input")]
    [InlineData("passwordless")]
    [InlineData("secretary")]
    [InlineData("keyboard")]
    public void Draft_FieldThatOnlyResemblesASecret_Stays(string name)
    {
        var payload = EventPayload.Draft("x", new JsonObject { [name] = "value" }).Payload;

        Assert.Contains("value", payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("no json")]
    public void Draft_ResultThatIsNoPlainObject_IsItsText(string result) => Assert.Equal(
        result,
        (string?)JsonNode.Parse(EventPayload.Draft("x", new JsonObject { ["result"] = EventPayload.ToNode(result) }).Payload)!["result"]);

    [Fact]
    public void Draft_ResultWithMoreFiguresThanAnEventHolds_KeepsItsAnswer()
    {
        var data = new JsonArray([.. Enumerable.Range(0, 900).Select(i => JsonValue.Create(new string('x', 100)))]);

        var payload = EventPayload.Draft("x", new JsonObject { ["status"] = "completed", ["result"] = new JsonObject { ["answer"] = new string('a', EventPayload.MaxText), ["data"] = data } }).Payload;

        Assert.InRange(payload.Length, EventPayload.MaxText, EventPayload.MaxPayload);
        Assert.Equal((EventPayload.MaxText, "…"), (((string)JsonNode.Parse(payload)!["result"]!["answer"]!).Length, (string?)JsonNode.Parse(payload)!["result"]!["data"]));
    }

    [Fact]
    public void Draft_NamesThatAreTheSameOnceCapped_KeepOne()
    {
        var name = new string('n', EventPayload.MaxText);

        var payload = JsonNode.Parse(EventPayload.Draft("x", new JsonObject { [name + "a"] = 1, [name + "b"] = 2 }).Payload)!.AsObject();

        Assert.Equal(1, (int)Assert.Single(payload).Value!);
    }

    [Fact]
    public void Draft_OfWhatAnAgentsGrainSends_IsRedactedAgain()
    {
        var payload = EventPayload.Draft(new EventDraft("tool_executing", """{"arguments":{"password":"hunter2"}}""")).Payload;

        Assert.DoesNotContain("hunter2", payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_HugePayload_IsCappedAndStaysAnObject()
    {
        var rows = new JsonArray([.. Enumerable.Range(0, 5_000).Select(i => JsonValue.Create(new string('x', 500)))]);
        var draft = EventPayload.Draft("x", new JsonObject { ["toolCallId"] = "t1", ["result"] = rows });

        var payload = JsonNode.Parse(draft.Payload)!.AsObject();
        Assert.InRange(draft.Payload.Length, 2, EventPayload.MaxPayload);
        Assert.Equal("t1", (string?)payload["toolCallId"]);
    }

    [Fact]
    public void Draft_CutInsideASurrogatePair_StaysWellFormed()
    {
        var text = new string('x', EventPayload.MaxText - 1) + "😀😀";

        var payload = JsonNode.Parse(EventPayload.Draft("x", new JsonObject { ["text"] = text }).Payload)!;

        Assert.DoesNotContain('\ufffd', (string)payload["text"]!);
    }
}
