using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Models;
using Netra.Silo.Models;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Models;

namespace Netra.Silo.Tests.Models;

public sealed class ProviderTests : IAsyncLifetime
{
    private const string Key = "sk-hunter2";
    private const string Question = "how is my latency?";

    private readonly KeptLogs _logs = new();
    private ScriptedModelEndpoint _endpoint = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _endpoint = await ScriptedModelEndpoint.StartAsync();

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_OfTheProvider_IsReadWithToolsAndUsage(bool stream)
    {
        _endpoint.On(Question, new ScriptedTurn { Text = "Grüße, 测试 🚀", Calls = [new ScriptedCall("query_analytics", """{"sql":"SELECT 1"}"""), new ScriptedCall("broken", "{\"a")] });

        var response = await AskAsync(stream);

        Assert.Equal("Grüße, 测试 🚀", response.Text);
        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToArray();
        Assert.Equal(("query_analytics", "SELECT 1"), (calls[0].Name, calls[0].Arguments!["sql"]!.ToString()));
        Assert.NotNull(calls[1].Exception);
        Assert.Equal(_endpoint.Tokens, response.Usage!.InputTokenCount + response.Usage.OutputTokenCount);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        var request = Assert.Single(_endpoint.Requests);
        Assert.Equal(("operation-1", $"Bearer {Key}"), (request.IdempotencyKey, request.Authorization));
        Assert.DoesNotContain("netra.operation", request.Text, StringComparison.Ordinal);
        Assert.Equal(stream, request.Streams);
    }

    [Theory]
    [InlineData(401, null, ErrorCodes.ModelFailed, ModelFailures.Authentication, null)]
    [InlineData(403, null, ErrorCodes.ModelFailed, ModelFailures.Authentication, null)]
    [InlineData(404, null, ErrorCodes.ModelFailed, ModelFailures.UnknownModel, null)]
    [InlineData(400, null, ErrorCodes.ModelFailed, ModelFailures.Refused, null)]
    [InlineData(422, null, ErrorCodes.ModelFailed, ModelFailures.Refused, null)]
    [InlineData(302, null, ErrorCodes.ModelFailed, ModelFailures.Malformed, null)]
    [InlineData(429, "7", ErrorCodes.LimitExceeded, ModelFailures.RateLimited, 7)]
    [InlineData(429, "nonsense", ErrorCodes.LimitExceeded, ModelFailures.RateLimited, null)]
    [InlineData(429, "99999999999", ErrorCodes.LimitExceeded, ModelFailures.RateLimited, 86_400)]
    [InlineData(500, null, ErrorCodes.Unavailable, ModelFailures.Provider, null)]
    [InlineData(503, "2", ErrorCodes.Unavailable, ModelFailures.Provider, 2)]
    [InlineData(408, null, ErrorCodes.Unavailable, ModelFailures.TimedOut, null)]
    public async Task Provider_ThatFails_IsATypedFailureThatTellsNothing(int status, string? retryAfter, string code, string errorClass, int? wait)
    {
        _endpoint.On(Question, ScriptedTurn.FailsWith(status, retryAfter, $$$"""{"error":{"message":"the words of the provider about {{{Key}}}"}}"""));

        foreach (var stream in (bool[])[false, true])
        {
            var failure = await FailsAsync(stream);
            Assert.Equal((code, errorClass, wait), (failure.Code, failure.ErrorClass, (int?)failure.RetryAfter?.TotalSeconds));
        }

        Assert.Equal(2, _endpoint.Requests.Count);
    }

    [Fact]
    public async Task RetryAfter_AsADate_IsTheTimeUntilThen()
    {
        _endpoint.On(Question, ScriptedTurn.FailsWith(429, DateTimeOffset.UtcNow.AddMinutes(10).ToString("R")));

        Assert.InRange((await FailsAsync(stream: false)).RetryAfter!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("no json", ErrorCodes.ModelFailed)]
    [InlineData("{}", ErrorCodes.ModelFailed)]
    [InlineData("""{"choices":[]}""", ErrorCodes.ModelFailed)]
    [InlineData("""{"choices":7}""", ErrorCodes.ModelFailed)]
    [InlineData("", ErrorCodes.ModelFailed)]
    public async Task Answer_ThatIsNone_IsMalformed(string raw, string code)
    {
        _endpoint.On(Question, new ScriptedTurn { Raw = raw });

        var failure = await FailsAsync(stream: false);

        Assert.Equal((code, ModelFailures.Malformed), (failure.Code, failure.ErrorClass));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: [DONE]\n\n")]
    [InlineData("data: no json\n\n")]
    [InlineData("data: {\"choices\":7}\n\n")]
    public async Task Stream_ThatIsNone_IsATypedFailure(string raw)
    {
        _endpoint.On(Question, new ScriptedTurn { Raw = raw });

        Assert.Contains((await FailsAsync(stream: true)).Code, (string[])[ErrorCodes.ModelFailed, ErrorCodes.Unavailable]);
    }

    [Fact]
    public async Task Stream_ThatTellsWithEveryPieceWhatWasUsedSoFar_IsCountedOnce()
    {
        string Piece(string text, string finish, int output) =>
            $$$"""data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":{{{finish}}}}],"usage":{"prompt_tokens":7,"completion_tokens":{{{output}}},"total_tokens":{{{7 + output}}}}}""" + "\n\n";
        _endpoint.On(Question, new ScriptedTurn { Raw = $"{Piece("It ", "null", 1)}{Piece("is ", "null", 2)}{Piece("fine.", "\"stop\"", 3)}data: [DONE]\n\n" });

        var response = await AskAsync(stream: true);

        Assert.Equal(("It is fine.", 7L, 3L), (response.Text, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount));
    }

    [Theory]
    [InlineData(false, ErrorCodes.ModelFailed)]
    [InlineData(true, ErrorCodes.Unavailable)]
    public async Task Answer_BrokenOff_IsNeverTakenForWhole(bool stream, string code)
    {
        _endpoint.On(Question, ScriptedTurn.Says(new string('a', 1_000)) with { Breaks = true });

        Assert.Equal(code, (await FailsAsync(stream)).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_ThatDoesNotCome_IsOverAtItsTime(bool stream)
    {
        _endpoint.On(Question, new ScriptedTurn { Before = token => Task.Delay(Timeout.InfiniteTimeSpan, token) });

        var failure = await FailsAsync(stream, ("Timeout", "00:00:01"));

        Assert.Equal((ErrorCodes.Unavailable, ModelFailures.TimedOut), (failure.Code, failure.ErrorClass));
    }

    [Fact]
    public async Task Answer_WithoutEnd_IsReadToItsBoundOnly()
    {
        _endpoint.On(Question, new ScriptedTurn { Raw = $$"""{"choices":[],"padding":"{{new string('a', 1 << 20)}}"}""" });

        Assert.Equal(ErrorCodes.TooLarge, (await FailsAsync(stream: false, ("MaxAnswerBytes", "1024"))).Code);
    }

    [Fact]
    public async Task Provider_ThatIsNotThere_IsUnreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";
        listener.Stop();

        var failure = await FailsAsync(stream: false, ("Endpoint", address));

        Assert.Equal((ErrorCodes.Unavailable, ModelFailures.Unreachable), (failure.Code, failure.ErrorClass));
        Assert.DoesNotContain(address, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsCancelled_IsCancelledAndNoFailureOfTheProvider()
    {
        var asked = new TaskCompletionSource();
        _endpoint.On(Question, new ScriptedTurn { Before = token => { asked.TrySetResult(); return Task.Delay(Timeout.InfiniteTimeSpan, token); } });
        using var cancelled = new CancellationTokenSource();
        using var services = Services();
        var call = AskAsync(services, stream: false, cancelled.Token);
        await asked.Task;

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Key_OutOfAFile_IsSent_AndWithoutOneNoneIs()
    {
        _endpoint.On(Question, ScriptedTurn.Says("Fine."));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"{Key}-2\n", Cancellation);
            await AskAsync(false, ("ApiKey", ""), ("ApiKeyFile", file));
            await AskAsync(false, ("ApiKey", ""));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal([$"Bearer {Key}-2", null], _endpoint.Requests.Select(request => string.IsNullOrEmpty(request.Authorization) ? null : request.Authorization));
    }

    private async Task<NetraException> FailsAsync(bool stream, params (string Key, string Value)[] settings)
    {
        var failure = await Assert.ThrowsAsync<NetraException>(() => AskAsync(stream, settings));
        var told = $"{failure}{string.Join('\n', _logs.Lines)}";
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.DoesNotContain("words of the provider", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, told, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(_endpoint.Address).Authority, told, StringComparison.Ordinal);
        return failure;
    }

    private async Task<ChatResponse> AskAsync(bool stream, params (string Key, string Value)[] settings)
    {
        using var services = Services(settings);
        return await AskAsync(services, stream, Cancellation);
    }

    private static Task<ChatResponse> AskAsync(ServiceProvider services, bool stream, CancellationToken cancellationToken)
    {
        var chat = services.GetRequiredService<LanguageModel>().Client;
        var options = new ChatOptions { AdditionalProperties = new() { [LanguageModel.OperationKey] = "operation-1" } };
        return stream
            ? chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)], options, cancellationToken).ToChatResponseAsync(cancellationToken)
            : chat.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], options, cancellationToken);
    }

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["Endpoint"] = _endpoint.Address, ["Model"] = "scripted", ["ApiKey"] = Key };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"{ModelOptions.Section}:{value.Key}", value.Value))).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddNetraModels(configuration)
            .BuildServiceProvider();
    }
}
