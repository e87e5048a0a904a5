using Netra.Grains.Agents.BuiltIn.Supervision;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

public sealed class FlowPlanTests
{
    [Theory]
    [InlineData(TriageCategory.Performance, DataState.Enough, "data+validation, optimization, actions, report")]
    [InlineData(TriageCategory.Optimization, DataState.Enough, "data+validation, optimization, actions, report")]
    [InlineData(TriageCategory.Cost, DataState.Partial, "data+validation+data_helper, optimization, actions, report")]
    [InlineData(TriageCategory.Anomalies, DataState.None, "data_helper")]
    [InlineData(TriageCategory.SimpleQuestion, DataState.Enough, "data, report")]
    [InlineData(TriageCategory.SimpleQuestion, DataState.Partial, "data+data_helper, report")]
    [InlineData(TriageCategory.SimpleQuestion, DataState.None, "data_helper")]
    [InlineData(TriageCategory.Overview, DataState.Enough, "data, report")]
    [InlineData(TriageCategory.Help, DataState.Enough, "data, report")]
    [InlineData(TriageCategory.OutOfScope, DataState.Enough, "data, report")]
    [InlineData((TriageCategory)99, DataState.Enough, "data, report")]
    public void Plan_ForAQuestion_AsksWhatItTakes(TriageCategory category, DataState state, string plan) =>
        Assert.Equal(plan, Words(FlowPlan.Of(new TriageResult(category, "") { DataState = state })));

    [Fact]
    public void Plan_WithoutTriage_AsksTheData() => Assert.Equal("data, report", Words(FlowPlan.Of(null)));

    private static string Words(FlowPlan plan) => string.Join(", ", plan.Stages.Select(stage => string.Join('+', stage)).Concat(plan.Reports ? ["report"] : []));
}
