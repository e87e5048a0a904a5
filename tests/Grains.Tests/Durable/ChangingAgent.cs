using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Durable;

/// <summary>
/// An agent that was changed while a run was interrupted: it takes the steps before <c>then</c> in its message, and those after it when it begins again. Its
/// steps: <c>gate</c> waits for the session key <c>g</c>, <c>number</c> and <c>words</c> are the same step with results of different types, <c>sleep</c>, and any other
/// word is the name of a step.
/// </summary>
public sealed class ChangingAgent : IAgent
{
    private static readonly ConcurrentDictionary<string, int> Begun = new();

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var steps = context.Request.Message.Split(" then ");
        var times = Begun.AddOrUpdate($"{context.Request.ThreadId}", 0, (_, before) => before + 1);
        var words = steps[Math.Min(times, steps.Length - 1)].Split(' ');
        foreach (var word in words)
        {
            await TakeAsync(context, word);
        }

        return new AgentResult(string.Join(' ', words));
    }

    private static Task TakeAsync(AgentContext context, string step) => step switch
    {
        "gate" => context.ToolAsync("gate", new { }, (_, token) => PassAsync(context, token), StepOptions.Repeatable),
        "number" => context.StepAsync("value", (_, _) => Task.FromResult(1)),
        "words" => context.StepAsync("value", (_, _) => Task.FromResult(new[] { "one" })),
        "sleep" => context.SleepAsync(TimeSpan.FromMilliseconds(1)),
        _ => context.StepAsync(step, (_, _) => Task.FromResult(step)),
    };

    private static async Task<bool> PassAsync(AgentContext context, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await context.Data.Session.GetAsync<bool?>("g", cancellationToken) is null)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return true;
    }
}
