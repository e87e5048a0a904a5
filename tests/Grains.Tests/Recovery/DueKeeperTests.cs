using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Log;
using Netra.Grains.Recovery;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Recovery;

/// <summary>The entry that wakes a user is put off or removed by the user's owner only, whatever wakes up from a pause.</summary>
public sealed class DueKeeperTests : IAsyncLifetime
{
    private static readonly UserId User = UserId.Parse("alice");

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLog _log = new();
    private readonly HeldDueIndex _index = new();
    private readonly UserLogWriter _writer;
    private readonly DueKeeper _keeper;

    public DueKeeperTests()
    {
        _writer = new UserLogWriter(_log, _time);
        _keeper = new DueKeeper(User, _index, _writer, _time, NullLogger.Instance);
    }

    public async ValueTask InitializeAsync()
    {
        await _writer.OpenAsync();
        await _keeper.HoldAsync();
        _time.Advance(TimeSpan.FromSeconds(4));
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(null)]
    [InlineData(24.0)]
    public async Task Renew_NothingIsUnderWay_MovesOrRemovesTheEntry(double? hours)
    {
        await _keeper.RenewAsync(working: false, In(hours));

        Assert.Equal(In(hours), _index.Due);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(24.0)]
    public async Task Renew_ByOneThatWasReplaced_LeavesTheEntryOfTheNewOwner(double? hours)
    {
        await _writer.ConfirmAsync(TestContext.Current.CancellationToken);
        _log.Epoch++;
        await _index.ScheduleAsync(User, In(1)!.Value, TestContext.Current.CancellationToken);

        await _keeper.RenewAsync(working: false, In(hours));

        Assert.Equal(In(1), _index.Due);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(24.0)]
    public async Task Renew_ByOneThatIsReplacedJustThen_LeavesTheEntryOfTheNewOwner(double? hours)
    {
        _index.AfterFind = () => _index.ScheduleAsync(User, In(1)!.Value, CancellationToken.None);

        await _keeper.RenewAsync(working: false, In(hours));

        Assert.Equal(In(1), _index.Due);
    }

    [Fact]
    public async Task Hold_WhileTheEntryIsBeingRemoved_KeepsIt()
    {
        var found = new TaskCompletionSource();
        _index.AfterFind = () => found.Task;
        await _index.ScheduleAsync(User, _time.GetUtcNow() + DueKeeper.Lease, TestContext.Current.CancellationToken);

        var renewal = _keeper.RenewAsync(working: false, wakeAt: null);
        await _keeper.HoldAsync();
        found.SetResult();
        await renewal;

        Assert.Equal(_time.GetUtcNow() + DueKeeper.Lease, _index.Due);
    }

    private DateTimeOffset? In(double? hours) => hours is { } value ? _time.GetUtcNow().AddHours(value) : null;
}
