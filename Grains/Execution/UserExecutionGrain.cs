using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Isolation;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Orleans.Concurrency;

namespace Netra.Grains.Execution;

/// <summary>
/// A user: the one place through which that user's requests and agents reach that user's data. Whose it is stands in its key and nowhere
/// else. One interface per audience; the isolation guard lets each audience reach its own.
/// </summary>
[GrainType(OwnedGrains.User), Reentrant]
internal sealed partial class UserExecutionGrain(UserGrainServices services)
    : Grain, IUserExecutionGrain, IUserDataGrain, IUserRunGrain, IUserRecoveryGrain, IDisposable
{
    private static readonly TimeSpan TendInterval = TimeSpan.FromSeconds(1);

    private readonly List<IGrainTimer> _timers = [];
    private UserParts? _parts;
    private Task<ErasedUser>? _erasing;

    private UserParts Parts => _parts ?? throw new InvalidOperationException("The grain is not active.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _parts = services.For(UserId.Parse(this.GetPrimaryKeyString()), GrainFactory);
        Parts.Writer.Retention = Parts.Runs.Retain;
        Parts.Writer.Published = Parts.Events.Publish;
        Parts.Writer.Fenced = Leave;
        Parts.Writer.EraseFound = () => _erasing ??= RunEraseAsync();
        _timers.Add(this.RegisterGrainTimer(Parts.Runs.TendAsync, new(TendInterval, TendInterval) { KeepAlive = false, Interleave = true }));
        if (Parts.Limits.AuditInterval > TimeSpan.Zero)
        {
            _timers.Add(this.RegisterGrainTimer(Parts.Audit.StoreAsync, new(Parts.Limits.AuditInterval, Parts.Limits.AuditInterval) { Interleave = true }));
        }

        _timers.Add(Sweep(ContextKind.ClickHouse, Parts.Limits.ClickHouseContextSweep));
        _timers.Add(Sweep(ContextKind.Redis, Parts.Limits.RedisContextSweep));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _timers.ForEach(timer => timer.Dispose());
        if (_erasing is not { IsCompletedSuccessfully: true })
        {
            await UserGrainShutdown.StopAsync(Parts, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _parts?.Dispose();

    /// <inheritdoc/>
    public Task<RunView> StartRunAsync(StartRun start) => Moved(Parts.Runs.StartAsync(start));

    /// <inheritdoc/>
    public async Task<RunView?> GetRunAsync(RunId runId) => (await StoredRunsAsync()).GetValueOrDefault(runId)?.ToView();

    /// <inheritdoc/>
    public async Task<RunPage> ListRunsAsync(RunId? before, int limit) => RunPages.Page(await StoredRunsAsync(), before, limit);

    /// <inheritdoc/>
    public Task<bool> CancelRunAsync(RunId runId) => Moved(Parts.Runs.CancelAsync(runId));

    /// <inheritdoc/>
    public Task ResolveApprovalAsync(RunId runId, string approvalId, Approval approval) => Moved(Parts.Runs.ResolveApprovalAsync(runId, approvalId, approval));

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> SubscribeAsync(EventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await StoredRunsAsync();
        await using var batches = Parts.Events.ReadAsync(subscription, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await Moved(batches.MoveNextAsync().AsTask()))
        {
            yield return batches.Current;
        }
    }

    /// <inheritdoc/>
    public async Task<UserStatistics> GetStatisticsAsync() => UserGrainStatistics.Of(Parts, await StoredRunsAsync());

    /// <inheritdoc/>
    public Task<ErasedUser> EraseAsync() => Moved(_erasing ??= RunEraseAsync());

    /// <inheritdoc/>
    public Task<ReportReply> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports) => Moved(Parts.Runs.ReportAsync(execution, reports));

    /// <inheritdoc/>
    public Task CompleteAsync(AgentExecution execution, AgentOutcome outcome) => Moved(Parts.Runs.CompleteAsync(execution, outcome));

    /// <inheritdoc/>
    public async Task WakeAsync()
    {
        try
        {
            await Moved(Parts.Runs.WakeAsync());
        }
        catch (NetraException) when (_erasing is not null)
        {
            // What was due is the rest of an erase; it goes on, and this call does not wait for it.
        }
    }

    private async Task<ErasedUser> RunEraseAsync()
    {
        _timers.ForEach(timer => timer.Dispose());
        try
        {
            return await Parts.Erasure.RunAsync(Parts);
        }
        finally
        {
            // The next activation begins with nothing, or goes on with the erase.
            DeactivateOnIdle();
        }
    }

    private void Leave()
    {
        Parts.Events.Close();
        DeactivateOnIdle();
    }

    private IGrainTimer Sweep(ContextKind kind, TimeSpan interval) => this.RegisterGrainTimer(
        () =>
        {
            Parts.Contexts.Sweep(kind);
            return Task.CompletedTask;
        },
        new(interval, interval) { Interleave = true });

    private Task<IReadOnlyDictionary<RunId, RunRecord>> StoredRunsAsync() => Moved(LoadConfirmedAsync());

    private async Task<IReadOnlyDictionary<RunId, RunRecord>> LoadConfirmedAsync()
    {
        await Parts.Runs.LoadAsync();
        await Parts.Writer.ConfirmAsync(CancellationToken.None);
        return Parts.Writer.Stored;
    }

    private static async Task<T> Moved<T>(Task<T> work)
    {
        await Moved((Task)work);
        return await work;
    }

    // A fenced activation is about to go; the caller finds its successor by asking again.
    private static async Task Moved(Task work)
    {
        try
        {
            await work;
        }
        catch (LogFencedException)
        {
            throw new NetraException(ErrorCodes.Unavailable, "The user is moving to another node. Try again.") { RetryAfter = TimeSpan.FromSeconds(1), OfRunStore = true };
        }
    }
}
