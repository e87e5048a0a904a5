using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Grains.Recovery;

namespace Netra.Grains.Execution;

/// <summary>
/// Erases a user: everything stops, then everything goes. The log is marked first and the due index names the user, so that an erase which is interrupted
/// goes on at the next wake, on whichever node.
/// </summary>
internal sealed class UserErasure(UserId userId, IUserLog log, IUserAnalyticsStoreFactory analytics, IUserKeyValueStore keyValues, IDueIndex due, TimeProvider time)
{
    // Earlier generations were erased in their turn; looking back finds what a lost node wrote late.
    private const int GenerationsBack = 4;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>Erases the user whose parts these are; they are of no more use then.</summary>
    public async Task<ErasedUser> RunAsync(UserParts parts)
    {
        var before = await parts.Writer.CloseForEraseAsync();
        await due.ScheduleAsync(userId, time.GetUtcNow() + Lease, CancellationToken.None);
        var (epoch, generation) = await log.BeginEraseAsync(before.Epoch, CancellationToken.None);

        parts.Events.CloseErased();
        await parts.Agents.StopBeginningAsync();
        await Task.WhenAll(before.Runs.Where(run => run.IsWorking).Select(parts.Agents.StopAsync));
        await parts.Work.StopAsync();
        await parts.Audit.DropAsync();

        var rows = 0L;
        for (var earlier = Math.Max(0, generation - GenerationsBack); earlier < generation; earlier++)
        {
            rows += await analytics.For(userId, earlier).EraseAsync(CancellationToken.None);
        }

        var keys = await keyValues.EraseAsync(epoch, CancellationToken.None);

        // Ended by another node meanwhile, this throws: the entry may be that one's by then. And if it becomes so after this, it does not stand as it was seen.
        var seen = await due.FindAsync(userId, CancellationToken.None);
        await log.EndEraseAsync(epoch, CancellationToken.None);
        await due.MoveAsync(userId, seen, due: null, CancellationToken.None);
        return new ErasedUser(rows, keys, before.Runs.Length, before.Head - before.Tail + 1);
    }
}
