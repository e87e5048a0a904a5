using System.Collections.Immutable;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Recovery;

namespace Netra.Grains.Tests.Recovery;

/// <summary>A due index for one user, whose answers a test holds back.</summary>
internal sealed class HeldDueIndex : IDueIndex
{
    public DateTimeOffset? Due { get; private set; }

    public Func<Task> AfterFind { get; set; } = () => Task.CompletedTask;

    public Task ScheduleAsync(UserId userId, DateTimeOffset due, CancellationToken cancellationToken)
    {
        Due = due;
        return Task.CompletedTask;
    }

    public async Task<DateTimeOffset?> FindAsync(UserId userId, CancellationToken cancellationToken)
    {
        var found = Due;
        await AfterFind();
        return found;
    }

    public Task<bool> MoveAsync(UserId userId, DateTimeOffset? seen, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var moves = seen == Due;
        Due = moves ? due : Due;
        return Task.FromResult(moves);
    }

    public Task<ImmutableArray<UserId>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
