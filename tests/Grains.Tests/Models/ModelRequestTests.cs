using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Models;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Models;

public sealed class ModelRequestTests : IDisposable
{
    private readonly ScriptedChatClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Options_ThatNameSomethingElse_AreLeftOut_AndBoundsHold()
    {
        var options = new ChatOptions
        {
            ModelId = "another",
            ConversationId = "kept at the provider",
            RawRepresentationFactory = _ => new object(),
            AdditionalProperties = new() { ["user"] = "alice" },
            MaxOutputTokens = 1_000_000,
            Temperature = 0.5f,
        };

        var sent = Of([new ChatMessage(ChatRole.User, "hello")], options).Options(OperationId.New());

        Assert.Null(sent.ModelId);
        Assert.Null(sent.ConversationId);
        Assert.Null(sent.RawRepresentationFactory);
        Assert.Equal([LanguageModel.OperationKey], sent.AdditionalProperties!.Keys);
        Assert.Equal((4_096, 0.5f), (sent.MaxOutputTokens, sent.Temperature));
    }

    [Fact]
    public void Request_ThatIsTooLong_IsRefused() =>
        Assert.Equal(ErrorCodes.TooLarge, Assert.Throws<NetraException>(() => Of([new ChatMessage(ChatRole.User, new string('é', 300_000))])).Code);

    [Fact]
    public void Tokens_OfInstructionsToolsAndTheShapeOfTheAnswer_AreReserved()
    {
        ChatMessage[] messages = [new(ChatRole.User, "hello")];
        var bare = Of(messages).EstimatedTokens;
        var schema = AIJsonUtilities.CreateJsonSchema(typeof(ModelLimits));

        Assert.Equal(bare + 200, Of(messages, new ChatOptions { Instructions = new string('é', 300) }).EstimatedTokens);
        Assert.InRange(Of(messages, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }).EstimatedTokens, bare + (schema.GetRawText().Length / 3), long.MaxValue);
        Assert.InRange(Of(messages, new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one", new string('é', 300))] }).EstimatedTokens, bare + 200, long.MaxValue);
    }

    [Fact]
    public void Content_ThatAProviderWouldFetchOrThatIsNoText_IsRefused() =>
        Assert.Equal(
            ErrorCodes.InvalidRequest,
            Assert.Throws<NetraException>(() => Of([new ChatMessage(ChatRole.User, [new UriContent("https://a.example/x.png", "image/png")])])).Code);

    [Fact]
    public void Digest_OfAQuestion_FollowsFromWhatIsAskedAndNotFromTheSystemsWords()
    {
        var call = new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "query", new Dictionary<string, object?> { ["sql"] = "SELECT 1" })]);
        ChatMessage Result(string text) => new(ChatRole.Tool, [new FunctionResultContent("1", text)]);
        string[] digests =
        [
            Of([new(ChatRole.System, "a"), new(ChatRole.User, "q"), call, Result("1")]).Digest,
            Of([new(ChatRole.System, "b"), new(ChatRole.User, "q"), call, Result("1")]).Digest,
            Of([new(ChatRole.User, "q"), call, Result("2")]).Digest,
            Of([new(ChatRole.User, "r"), call, Result("1")]).Digest,
            Of([new(ChatRole.User, "q"), Result("1")]).Digest,
        ];

        Assert.Equal(digests[0], digests[1]);
        Assert.Equal(4, digests.Distinct().Count());
    }

    private ModelRequest Of(IEnumerable<ChatMessage> messages, ChatOptions? options = null) =>
        ModelRequest.Of(messages, options, new LanguageModel(_client, "scripted", new ModelLimits()));
}
