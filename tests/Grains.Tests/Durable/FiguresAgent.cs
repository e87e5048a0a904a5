using System.Text.Json;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Durable;

/// <summary>Asks itself for figures of a type, and adds them up.</summary>
public sealed class FiguresAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Message == "squares")
        {
            using var parameters = JsonDocument.Parse(context.Request.Parameters);
            return AgentResult.Of("squares", Enumerable.Range(1, parameters.RootElement.GetProperty("count").GetInt32()).Select(i => new Figure(i, i * i)));
        }

        var called = await Task.WhenAll(
            context.CallAgentAsync("figures", "squares", new { Count = 2 }),
            context.CallAgentAsync("figures", "squares", new { Count = 4 }));
        return new AgentResult(string.Join(',', called.Select(result => result.ReadData<Figure[]>()!.Sum(figure => figure.Square))));
    }

    private sealed record Figure(int Number, int Square);
}
