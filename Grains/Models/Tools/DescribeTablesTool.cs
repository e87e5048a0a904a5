using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Models.Tools;

/// <summary>Tells a model which tables there are.</summary>
internal sealed class DescribeTablesTool(AgentContext context)
{
    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    /// <summary>The tables.</summary>
    public Task<DescribedTable[]> DescribeAsync() => context.ToolAsync("describe_tables", new { }, async (_, cancellationToken) =>
    {
        await using var store = await context.Data.OpenClickHouseAsync(cancellationToken);
        return (await store.DescribeTablesAsync(cancellationToken))
            .Select(table => new DescribedTable(table.Name, [.. table.Columns.Select(column => $"{column.Name} {column.Type}")]))
            .ToArray();
    }, Patiently);
}
