using System.Diagnostics.Metrics;
using Netra.Grains.Abstractions.Budgets;

namespace Netra.Grains.Budgets;

/// <summary>Counts what was used of budgets and what they denied. User ids are never tags.</summary>
internal sealed class BudgetMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Netra.Budgets";

    private readonly Meter _meter;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _toolCalls;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _denied;

    /// <summary>Creates the counters.</summary>
    public BudgetMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _tokens = _meter.CreateCounter<long>("netra.budget.tokens", "{token}", "Tokens of language models, sent and received.");
        _cost = _meter.CreateCounter<double>("netra.budget.cost", "{USD}", "What they cost in US dollars, where the price is known.");
        _toolCalls = _meter.CreateCounter<long>("netra.budget.tool_calls", "{call}", "Calls of tools.");
        _rows = _meter.CreateCounter<long>("netra.budget.rows", "{row}", "Rows handed out by queries.");
        _denied = _meter.CreateCounter<long>("netra.budget.denied", "{call}", "Calls that a budget denied, by budget and scope.");
    }

    /// <summary>Something was used. What is given back, of an attempt that is made again, was counted by whoever counted it.</summary>
    public void Used(BudgetUse more)
    {
        Add(_tokens, more.Tokens);
        Add(_toolCalls, more.ToolCalls);
        Add(_rows, more.Rows);
        if (more.CostDollars > 0)
        {
            _cost.Add((double)more.CostDollars);
        }
    }

    /// <summary>Something was denied.</summary>
    public void Denied(string budget, string scope) =>
        _denied.Add(1, KeyValuePair.Create<string, object?>("budget", budget), KeyValuePair.Create<string, object?>("scope", scope));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static void Add(Counter<long> counter, long more)
    {
        if (more > 0)
        {
            counter.Add(more);
        }
    }
}
