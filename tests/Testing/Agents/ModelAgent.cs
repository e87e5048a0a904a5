using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Testing.Agents;

/// <summary>
/// Asks the model what its message says, a line at a time: <c>ask x</c> in words, <c>stream x</c> with the user listening, <c>shape x</c> for a
/// <see cref="ShapedAnswer"/>, <c>new x</c> something else each time, <c>all x &amp; y</c> both at once; <c>gate key</c> waits until the session has that key. A failure
/// is answered with its code and class.
/// </summary>
public sealed class ModelAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var answers = new List<string>();
        foreach (var line in context.Request.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', 2);
            answers.Add(await DoAsync(context, parts[0], parts.Length > 1 ? parts[1] : string.Empty, cancellationToken));
        }

        return new AgentResult(string.Join('\n', answers.Where(answer => answer.Length > 0)));
    }

    private static async Task<string> DoAsync(AgentContext context, string verb, string text, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "gate":
                await context.ToolAsync("gate", new { text }, (_, token) => PassAsync(context, text, token), StepOptions.Repeatable);
                return string.Empty;
            case "shape":
                return await AskAsync(async () => await context.AskModelAsync<ShapedAnswer>(QuestionOf(context, text), cancellationToken) is var answer && answer.Succeeded
                    ? new ModelAnswer<string>($"{answer.Value.Category} {answer.Value.Confidence}", null)
                    : new ModelAnswer<string>(null, answer.Failure));
            case "new":
                return await AskAsync(() => context.AskModelForTextAsync(QuestionOf(context, $"{text} {Guid.NewGuid()}"), cancellationToken: cancellationToken));
            case "all":
                return string.Join(',', await Task.WhenAll(text.Split(" & ").Select(one => DoAsync(context, "ask", one, cancellationToken))));
            default:
                return await AskAsync(() => context.AskModelForTextAsync(QuestionOf(context, text), stream: verb == "stream", cancellationToken));
        }
    }

    private static ModelQuestion QuestionOf(AgentContext context, string text) =>
        new("Answer the user's question from the user's data.") { Message = text, Tools = context.Tools };

    private static async Task<string> AskAsync(Func<Task<ModelAnswer<string>>> ask) =>
        await ask() is var answer && answer.Succeeded ? answer.Value : $"failed: {answer.Failure!.Code} {answer.Failure.ErrorClass}".TrimEnd();

    private static async Task<bool> PassAsync(AgentContext context, string key, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await context.Data.Session.GetAsync<bool?>(key, cancellationToken) is null)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return true;
    }
}
