using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Data;

/// <summary>
/// Streams the query of its message's second line. After the first block it says so in the session and then, as the first line says, <c>leaves</c>, <c>stays</c>
/// until a key stands in the session, or <c>reads</c> on. It answers with the rows it got and how that ended.
/// </summary>
public sealed class ReaderAgent : IAgent
{
    public const string Began = "began";
    public const string GoOn = "go on";

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var lines = context.Request.Message.Split('\n', 2);
        var rows = 0;
        await using var clickHouse = await context.Data.OpenClickHouseAsync(cancellationToken);
        try
        {
            await foreach (var block in clickHouse.StreamAsync(new AnalyticsQuery(lines[1]), cancellationToken))
            {
                rows += block.Rows.Length;
                await context.Data.Session.SetAsync(Began, true, cancellationToken: cancellationToken);
                if (lines[0] == "leaves")
                {
                    return new AgentResult($"{rows} left");
                }

                if (lines[0] == "stays")
                {
                    await StayAsync(context, cancellationToken);
                }
            }

            return new AgentResult($"{rows} end");
        }
        catch (NetraException failure)
        {
            return new AgentResult($"{rows} {failure.Code}");
        }
    }

    private static async Task StayAsync(AgentContext context, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await context.Data.Session.GetAsync<bool?>(GoOn, cancellationToken) is null)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
