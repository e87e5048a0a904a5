using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Models;

/// <summary>
/// Asks the model as durable steps. The agent sees what is recorded, also of an answer that is streamed: only the user sees it while it comes. So an attempt
/// that breaks off changes nothing for the agent, and a run that resumes sees the same.
/// </summary>
internal sealed class JournaledChatClient(
    LanguageModel model, StepJournal journal, StepRunner runner, StepRecorder recorder, PriceTable prices, TimeSpan lifeSign, TimeProvider time) : IChatClient
{
    /// <summary>The name of the step.</summary>
    public const string Step = "chat";

    private readonly StepOptions _options = new()
    {
        Idempotent = true,
        Retry = new RetryPolicy
        {
            Attempts = model.Limits.Attempts,
            Failures = IsPassing,
        },
    };

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await AskAsync(ModelRequest.Of(messages, options, model), stream: false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var update in (await AskAsync(ModelRequest.Of(messages, options, model), stream: true)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(defaultModelId: model.Name)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    // What is malformed once may be well formed the next time; asking again changes nothing of the user's.
    private static bool IsPassing(Exception failure) =>
        failure is NetraException { Code: ErrorCodes.Unavailable or ErrorCodes.LimitExceeded } or NetraException { ErrorClass: ModelFailures.Malformed };

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async Task<ChatResponse> AskAsync(ModelRequest request, bool stream)
    {
        var voice = new StepVoice(recorder);
        var meter = new ModelMeter(request, prices.Find(model.Name));
        var answer = await runner.RunAsync(Step, tool: null, (scope, token) => CallAsync(request, scope, voice, meter, stream, token), _options, voice, meter);
        return answer.Question == request.Digest
            ? answer.ToResponse()
            : throw journal.Diverged("the model is asked something else than it was");
    }

    private async Task<RecordedAnswer> CallAsync(
        ModelRequest request, StepScope scope, StepVoice voice, ModelMeter meter, bool stream, CancellationToken cancellationToken)
    {
        var called = stream ? StreamAsync(request, scope, voice, cancellationToken) : ReceiveAsync(request, scope, cancellationToken);
        await LiveUntilAsync(called, voice, cancellationToken);
        var answer = await called;
        meter.Told = answer.Usage;
        return answer;
    }

    private async Task<RecordedAnswer> ReceiveAsync(ModelRequest request, StepScope scope, CancellationToken cancellationToken)
    {
        var response = await model.Client.GetResponseAsync(request.Messages, request.Options(scope.OperationId), cancellationToken);
        new AnswerSize(model.Limits).Add(response.Messages.SelectMany(message => message.Contents));
        return RecordedAnswer.Of(response, request);
    }

    private async Task<RecordedAnswer> StreamAsync(ModelRequest request, StepScope scope, StepVoice voice, CancellationToken cancellationToken)
    {
        var teller = new AnswerTeller(voice, scope.OperationId.ToString(), time);
        var size = new AnswerSize(model.Limits);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in model.Client.GetStreamingResponseAsync(request.Messages, request.Options(scope.OperationId), cancellationToken))
        {
            size.Add(update.Contents);
            updates.Add(update);
            await teller.AddAsync(update.Text);
        }

        await teller.EndAsync();
        return RecordedAnswer.Of(updates.ToChatResponse(), request);
    }

    // A model may think for longer than a run may be silent; its own time limit ends it.
    private async Task LiveUntilAsync(Task called, StepVoice voice, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (await Task.WhenAny(called, Task.Delay(lifeSign, time, ended.Token)) != called)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await voice.LiveAsync();
        }

        await ended.CancelAsync();
    }
}
