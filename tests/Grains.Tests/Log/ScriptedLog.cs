using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;

namespace Netra.Grains.Tests.Log;

/// <summary>A log whose answers a test holds back or breaks, to bring about orders that a real store shows rarely.</summary>
internal sealed class ScriptedLog : IUserLog
{
    public List<UserCommit> Stored { get; } = [];

    public List<SealedCommit> Sent { get; } = [];

    public long Epoch { get; set; }

    /// <summary>What it says of the writer before.</summary>
    public bool Released { get; set; } = true;

    /// <summary>Whether its writer gave it back.</summary>
    public bool GivenBack { get; private set; }

    public Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    public Action AfterTake { get; set; } = () => { };

    public Task<UserLogState> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(State());

    public Task<UserLogState> TakeAsync(CancellationToken cancellationToken)
    {
        Epoch++;
        var state = State();
        AfterTake();
        return Task.FromResult(state);
    }

    public Task<bool> IsCurrentAsync(long epoch, CancellationToken cancellationToken) => Task.FromResult(epoch == Epoch);

    public SealedCommit Seal(UserCommit commit) => new Sealed(commit);

    public async Task<CommitOutcome> CommitAsync(SealedCommit commit, CancellationToken cancellationToken)
    {
        Sent.Add(commit);
        var wanted = ((Sealed)commit).Commit;
        await BeforeCommit();
        if (wanted.Epoch != Epoch)
        {
            return CommitOutcome.Fenced;
        }

        if (Stored.All(known => known.Id != wanted.Id))
        {
            Stored.Add(wanted);
            GivenBack |= wanted.Release;
        }

        return CommitOutcome.Stored;
    }

    public int Reads { get; private set; }

    public Task<ImmutableArray<UserEvent>> ReadEventsAsync(long after, int count, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult<ImmutableArray<UserEvent>>([.. Events.Where(e => e.Sequence > after).Take(count)]);
    }

    public Task<ImmutableArray<JournalEntry>> ReadJournalAsync(RunId runId, CallId callId, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<JournalEntry>.Empty);

    public Task TrimAsync(long epoch, long tail, ImmutableArray<RunRecord> dropped, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<(long Epoch, long Generation)> BeginEraseAsync(long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task EndEraseAsync(long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IEnumerable<UserEvent> Events => Stored.SelectMany(commit => commit.Events);

    public static NetraException Away() => new(ErrorCodes.Unavailable, "The store is away.");

    private UserLogState State() => new(Epoch, 0, Events.Count(), 1, Erasing: false, Released, []);

    private sealed class Sealed(UserCommit commit) : SealedCommit
    {
        public UserCommit Commit => commit;

        public override long Head => commit.ExpectedHead + commit.Events.Length;
    }
}
