using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Models;

namespace Netra.Faults.Agents;

/// <summary>Uses budgets: has others of its kind work at once, each of which reads rows with a tool and asks the model, in turn.</summary>
internal sealed class SpendingAgent : IAgent
{
    /// <summary>Its name.</summary>
    public const string Name = "spending";

    /// <summary>What it asks the model begins with this.</summary>
    public const string Question = "What does this cost?";

    // Outlasts a silo that is started again.
    private static readonly StepOptions Patiently = new()
    {
        Idempotent = true,
        Retry = new RetryPolicy { Attempts = 40, FirstDelay = TimeSpan.FromMilliseconds(250), LongestDelay = TimeSpan.FromSeconds(2) },
    };

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = JsonSerializer.Deserialize<SpendingRequest>(context.Request.Parameters, JsonSerializerOptions.Web)!;
        if (wanted.Agents > 0)
        {
            var others = Enumerable.Range(1, wanted.Agents).Select(number => context.CallAgentAsync(Name, $"agent {number}", wanted with { Agents = 0 }));
            return new AgentResult(string.Join('\n', (await Task.WhenAll(others)).Select(result => result.Answer)));
        }

        for (var tool = 1; tool <= wanted.Tools; tool++)
        {
            await context.ToolAsync("read_rows", new { tool }, (_, token) => ReadAsync(context.Data, wanted.Rows, token), Patiently);
            if (tool % 2 == 0)
            {
                var question = new ModelQuestion("Answer.") { Message = $"{Question} {context.Request.Message}, {tool}" };
                var answer = await context.AskModelForTextAsync(question, cancellationToken: cancellationToken);
                if (!answer.Succeeded)
                {
                    throw answer.Failure;
                }
            }
        }

        return new AgentResult("spent");
    }

    private static async Task<int> ReadAsync(IUserData data, int rows, CancellationToken cancellationToken)
    {
        await using var clickHouse = await data.OpenClickHouseAsync(cancellationToken);
        return (await clickHouse.QueryAsync(new AnalyticsQuery($"SELECT number FROM numbers({rows})"), cancellationToken)).Rows.Length;
    }
}
