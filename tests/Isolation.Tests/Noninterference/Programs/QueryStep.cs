using Netra.Grains.Data;

namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>A query, with the limits that its result has.</summary>
internal sealed record QueryStep(Node Sql, QueryLimits Limits) : FuzzStep
{
    /// <summary>The statement.</summary>
    public string Text => Sql.ToString();

    public override IEnumerable<FuzzStep> Smaller() => Sql.Smaller().Select(sql => this with { Sql = sql });

    public override string ToString() => $"{Text}    -- at most {Limits.ResultRows} rows, {Limits.ResultBytes} bytes";
}
