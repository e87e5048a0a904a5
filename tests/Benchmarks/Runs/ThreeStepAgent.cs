using Netra.Grains.Abstractions.Agents;

namespace Netra.Benchmarks.Runs;

/// <summary>Three durable steps that do next to nothing, so that what is measured is what it costs to keep them.</summary>
internal sealed class ThreeStepAgent : IAgent
{
    /// <summary>Its name.</summary>
    public const string Name = "three_steps";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var first = await context.StepAsync("first", (_, _) => Task.FromResult(context.Request.Message.Length));
        var second = await context.StepAsync("second", (_, _) => Task.FromResult(first + 1));
        var third = await context.StepAsync("third", (_, _) => Task.FromResult(second + 1));
        return new AgentResult($"{third}");
    }
}
