using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Budgets;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Budgets;

public sealed class RowMeterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 59, 50, TimeSpan.Zero));
    private readonly ScriptedLog _log = new();
    private readonly UserLogWriter _writer;
    private readonly BudgetMetrics _metrics;

    public RowMeterTests()
    {
        _writer = new UserLogWriter(_log, _time);
        _metrics = new BudgetMetrics(_services.GetRequiredService<IMeterFactory>());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _metrics.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Rows_ThatCannotBeRecordedBeforeMidnight_AreGivenBackToTheDayTheyWereTakenFrom()
    {
        var (rows, budgets) = Meter(new UserLimits { RowsPerDay = 100 });
        _log.BeforeCommit = () => new TaskCompletionSource().Task;

        var charge = rows.ChargeAsync(reader: null, 40);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ErrorCodes.Unavailable, (await Assert.ThrowsAsync<NetraException>(() => charge)).Code);
        Assert.All(budgets.Days, day => Assert.Equal(0, day.Spending.Used.Rows));
        Assert.Equal(0, budgets.Statistics().Used.Rows);
    }

    [Fact]
    public async Task Rows_WithoutABudget_AreStoredBeforeTheirGrainGoesAway()
    {
        var (rows, _) = Meter(new UserLimits());
        await rows.StoreAsync();
        await rows.ChargeAsync(reader: null, 40);
        Assert.Empty(_log.Stored);

        await rows.StoreAsync();

        Assert.Equal([40L], _log.Stored.Single().Days.Select(day => day.Spending.Used.Rows));
    }

    private (RowMeter Rows, UserBudgets Budgets) Meter(UserLimits limits)
    {
        var runs = new RunRegistry();
        var budgets = new UserBudgets(_writer, runs, limits, _metrics, _time);
        return (new RowMeter(budgets, runs, _writer), budgets);
    }
}
