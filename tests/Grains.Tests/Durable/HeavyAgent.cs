using System.Globalization;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Durable;

/// <summary>
/// Asks too much, as the first word of its message says: <c>result N</c> and <c>results N</c> record results of N characters, once and four at a time, <c>answer N</c>
/// answers as much, <c>name N</c> takes a step with so long a name, <c>loop</c> and <c>arguments</c> cannot be written as JSON, <c>nothing</c> returns no result,
/// <c>tools N</c> has so many tools hang at once. It answers the code of the failure, and then takes one more step.
/// </summary>
public sealed class HeavyAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var words = context.Request.Message.Split(' ');
        var count = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
        if (words[0] is "answer" or "nothing")
        {
            return words[0] == "answer" ? new AgentResult(new string('x', count)) : null!;
        }

        string answer;
        try
        {
            await DoAsync(context, words[0], count);
            answer = "done";
        }
        catch (NetraException failure)
        {
            answer = failure.Code;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            answer = failure.GetType().Name;
        }

        return new AgentResult($"{answer}, {await context.StepAsync("after", (_, _) => Task.FromResult("went on"))}");
    }

    private static Task DoAsync(AgentContext context, string verb, int count) => verb switch
    {
        "result" => ResultAsync(context, count),
        "results" => Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ResultAsync(context, count))),
        "name" => context.StepAsync(new string('n', count), (_, _) => Task.FromResult(1)),
        "loop" => context.StepAsync("loop", (_, _) => Task.FromResult(new Loop())),
        "arguments" => context.ToolAsync("arguments", new Loop(), (_, _) => Task.FromResult(1)),
        "tools" => Task.WhenAll(Enumerable.Range(0, count).Select(i => context.ToolAsync<string>("hang", new { i }, async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return string.Empty;
        }))),
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    private static Task<string> ResultAsync(AgentContext context, int count) => context.StepAsync("result", (_, _) => Task.FromResult(new string('x', count)));

    private sealed class Loop
    {
        public Loop Self => this;
    }
}
