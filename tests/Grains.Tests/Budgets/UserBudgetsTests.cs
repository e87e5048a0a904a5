using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Budgets;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Budgets;

public sealed class UserBudgetsTests : IDisposable
{
    private static readonly RunId Run = RunId.New(DateTimeOffset.UnixEpoch);
    private static readonly Spending Reserved = new(BudgetUse.None, new BudgetUse(Tokens: 60));

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero));
    private readonly RunRegistry _runs = new();
    private readonly UserLogWriter _writer;

    public UserBudgetsTests()
    {
        _writer = new UserLogWriter(new ScriptedLog(), _time);
        _runs.Put(new RunRecord
        {
            RunId = Run,
            ThreadId = ThreadId.Parse("t"),
            Agent = AgentName.Parse("a"),
            AgentVersion = "1",
            Message = "m",
            Parameters = "{}",
            Status = RunStatus.Running,
            CreatedAt = _time.GetUtcNow(),
        });
    }

    public void Dispose()
    {
        _writer.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Settlement_AboveTheReservation_IsChargedInFull()
    {
        var budgets = Budgets(new UserLimits { TokensPerDay = 100 });
        var begun = budgets.Charge(Run, null, Step(1, JournalState.Started, Reserved), 0);

        budgets.Charge(Run, begun, Step(1, JournalState.Completed, new Spending(new BudgetUse(Tokens: 130), BudgetUse.None)), 0);

        Assert.Equal((130L, 0L), (budgets.Statistics().Used.Tokens, budgets.Statistics().Reserved.Tokens));
        Assert.Equal(130, _runs.Find(Run)!.Usage!.Used.Tokens);
        Refused(() => budgets.Charge(Run, null, Step(1, JournalState.Started, new Spending(BudgetUse.None, new BudgetUse(Tokens: 1))), 0));
    }

    [Fact]
    public void Attempt_MadeAgain_TakesThePlaceOfTheOneBefore()
    {
        var budgets = Budgets(new UserLimits { TokensPerDay = 100, TokensPerRun = 100 });
        var first = budgets.Charge(Run, null, Step(1, JournalState.Started, Reserved), 0);

        var second = budgets.Charge(Run, first, Step(2, JournalState.Started, Reserved), 0);

        Assert.Equal((60L, 60L), (budgets.Statistics().Reserved.Tokens, second.Charge!.Spending.Reserved.Tokens));
        Assert.Equal(60, _runs.Find(Run)!.Usage!.Reserved.Tokens);
    }

    [Fact]
    public void Attempt_MadeAgainOnTheNextDay_IsChargedThere()
    {
        var budgets = Budgets(new UserLimits { TokensPerDay = 100 });
        var first = budgets.Charge(Run, null, Step(1, JournalState.Started, Reserved), 0);
        _time.Advance(TimeSpan.FromHours(2));

        budgets.Charge(Run, first, Step(2, JournalState.Started, Reserved), 0);

        Assert.Equal([new DaySpending(new(2026, 3, 1), Spending.None), new DaySpending(new(2026, 3, 2), Reserved)], budgets.Days);
    }

    [Fact]
    public void Rows_OfAnAttemptWhoseOutcomeNobodyKnows_AreNotChargedTwice()
    {
        var budgets = Budgets(new UserLimits { RowsPerDay = 100 });
        var first = budgets.Charge(Run, null, Step(1, JournalState.Started, Spending.None), 0);
        first = first with { Charge = budgets.ChargeRows(Run, first.Charge, 40) };

        var second = budgets.Charge(Run, first, Step(2, JournalState.Started, Spending.None), 0);
        second = second with { Charge = budgets.ChargeRows(Run, second.Charge, 40) };
        budgets.Charge(Run, second, Step(2, JournalState.Completed, Spending.None), 0);

        Assert.Equal(40, budgets.Statistics().Used.Rows);
    }

    [Fact]
    public void Rows_OfAnAttemptThatFailed_StayCharged()
    {
        var budgets = Budgets(new UserLimits { RowsPerDay = 100 });
        var first = budgets.Charge(Run, null, Step(1, JournalState.Started, Spending.None), 0);
        first = first with { Charge = budgets.ChargeRows(Run, first.Charge, 40) };
        var paused = budgets.Charge(Run, first, Step(1, JournalState.Paused, Spending.None), 0);

        var second = budgets.Charge(Run, paused, Step(2, JournalState.Started, Spending.None), 0);
        second = second with { Charge = budgets.ChargeRows(Run, second.Charge, 40) };

        Assert.Equal(80, budgets.Statistics().Used.Rows);
        Refused(() => budgets.ChargeRows(Run, second.Charge, 21));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData(null, "1")]
    public void Model_WithoutPrice_UnderABudgetOfCost_IsRefused(string? perDay, string? perRun)
    {
        var budgets = Budgets(new UserLimits { CostPerDay = Dollars(perDay), CostPerRun = Dollars(perRun) });
        var step = Step(1, JournalState.Started, Reserved);

        var refusal = Refused(() => budgets.Charge(Run, null, step with { Charge = step.Charge! with { Unpriced = true } }, 0));

        Assert.Contains("Netra:Prices", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(BudgetUse.None, budgets.Statistics().Reserved);
    }

    [Fact]
    public void Cost_IsExact()
    {
        var budgets = Budgets(new UserLimits { CostPerDay = 0.3m });
        var tenth = new Spending(BudgetUse.None, new BudgetUse(CostDollars: 0.1m));

        for (var step = 0; step < 3; step++)
        {
            budgets.Charge(Run, null, Step(1, JournalState.Started, tenth), 0);
        }

        Refused(() => budgets.Charge(Run, null, Step(1, JournalState.Started, new Spending(BudgetUse.None, new BudgetUse(CostDollars: 0.0000001m))), 0));
    }

    [Fact]
    public void Refusal_OfTheDay_SaysWhenToComeBack_AndThatOfARunDoesNot()
    {
        var day = Budgets(new UserLimits { ToolCallsPerDay = 1 });
        day.Charge(Run, null, Step(1, JournalState.Started, new Spending(new BudgetUse(ToolCalls: 1), BudgetUse.None)), 0);
        var run = Budgets(new UserLimits { ToolCallsPerRun = 1 });

        var another = Step(1, JournalState.Started, new Spending(new BudgetUse(ToolCalls: 1), BudgetUse.None));
        Assert.Equal(TimeSpan.FromHours(1), Refused(() => day.Charge(Run, null, another, 0)).RetryAfter);
        Assert.Null(Refused(() => run.Charge(Run, null, another, 0)).RetryAfter);
    }

    [Fact]
    public void Metrics_TellWhatWasUsedAndDenied_AndNoUser()
    {
        var seen = new List<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        void See<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
            where T : struct => seen.Add((instrument.Name, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), string.Join(',', tags.ToArray())));
        listener.SetMeasurementEventCallback<long>(See);
        listener.SetMeasurementEventCallback<double>(See);
        listener.Start();
        var budgets = Budgets(new UserLimits { TokensPerRun = 100 });

        var begun = budgets.Charge(Run, null, Step(1, JournalState.Started, Reserved), 0);
        Refused(() => budgets.Charge(Run, null, Step(1, JournalState.Started, Reserved), 0));
        budgets.Charge(Run, begun, Step(1, JournalState.Completed, new Spending(new BudgetUse(30, 0.5m), BudgetUse.None)), 0);

        Assert.Equal([("netra.budget.denied", 1, "[budget, tokens],[scope, run]"), ("netra.budget.tokens", 30, ""), ("netra.budget.cost", 0.5, "")], seen);
    }

    [Fact]
    public void Days_LongGone_AreNotKept()
    {
        var budgets = Budgets(new UserLimits());
        for (var day = 0; day < 30; day++)
        {
            budgets.ChargeRows(null, null, 1);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.InRange(budgets.Days.Length, 2, 8);
    }

    private static NetraException Refused(Action charge)
    {
        var refusal = Assert.Throws<NetraException>(charge);
        Assert.Equal(ErrorCodes.BudgetExceeded, refusal.Code);
        return refusal;
    }

    private static decimal? Dollars(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JournalEntry Step(int attempt, JournalState state, Spending spending) =>
        new(0, "s", state, attempt, null, null) { Charge = new StepCharge(spending) };

    private UserBudgets Budgets(UserLimits limits) => new(_writer, _runs, limits, new BudgetMetrics(_services.GetRequiredService<IMeterFactory>()), _time);
}
