using Netra.Grains.Agents.BuiltIn.SyntheticData;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using Netra.Grains.Tests.Models;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

public sealed class WorkloadReadingTests
{
    [Fact]
    public async Task Read_WithAModel_TakesFromItOnlyWhatWasNotSaidAndIsPossible()
    {
        var reading = await ReadAsync(
            """{"workload":"hijacked","models":["house-1"],"events":99999999,"latencyMs":-5,"errorRatePercent":7,"dailyPattern":"night"}""",
            "twenty percent or so, a workload called support with 40 events",
            """{"latencyMs":300}""");
        var workload = reading.Workload;
        Assert.Equal(("support", 40, 300.0, 7.0, DailyPattern.Night), (workload.Workload, workload.Events, workload.LatencyMs, workload.ErrorRatePercent, workload.Pattern));
        Assert.Equal(["models", "error rate", "daily pattern"], reading.ReadByModel);
        Assert.Equal(["time range", "input tokens", "output tokens", "seed"], reading.Defaults);
    }

    [Theory]
    [InlineData("I will not.")]
    [InlineData("""{"events":"all of them"}""")]
    public async Task Read_WithAModelThatFails_DoesWithoutIt(string answer)
    {
        var reading = await ReadAsync(answer, "40 events for a workload called support", "{}");
        Assert.Equal(("support", 40), (reading.Workload.Workload, reading.Workload.Events));
        Assert.Empty(reading.ReadByModel);
    }

    [Fact]
    public async Task Read_WithoutASeed_HasTheSameForTheSameRequestAndAnotherForAnother()
    {
        var (first, again, other) = (await ReadAsync(null, "40 events", "{}"), await ReadAsync(null, "40 events", "{}"), await ReadAsync(null, "41 events", "{}"));
        Assert.Equal(first.Workload.Seed, again.Workload.Seed);
        Assert.NotEqual(first.Workload.Seed, other.Workload.Seed);
    }

    private static async Task<WorkloadReading> ReadAsync(string? answer, string message, string parameters)
    {
        using var model = answer is null ? null : new ScriptedChatClient(ScriptedTurn.Says(answer), ScriptedTurn.Says(answer));
        return await WorkloadReading.ReadAsync(new ChatContext(model, message, parameters), Prices.Table, TestContext.Current.CancellationToken);
    }
}
