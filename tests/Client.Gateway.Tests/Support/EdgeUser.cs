using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Client.Gateway.Tests.Support;

/// <summary>
/// A user as the gateway sees one, kept in memory. Every call must carry a token. Also an Orleans grain, whose events outlive its activation.
/// </summary>
internal sealed class EdgeUser : IUserExecutionGrain, IGrainBase
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);
    private static readonly ConcurrentDictionary<string, EdgeUser> Activations = new(StringComparer.Ordinal);

    private readonly List<RunView> _runs = [];
    private readonly Dictionary<string, RunView> _requests = [];
    private readonly List<UserEvent> _events;
    private readonly ConcurrentDictionary<string, string> _session = new(StringComparer.Ordinal);
    private int _open;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EdgeUser(string key)
    {
        GrainContext = null!;
        _events = [];
        Key = key;
    }

    [ActivatorUtilitiesConstructor]
    public EdgeUser(IGrainContext context)
    {
        GrainContext = context;
        Key = context.GrainId.Key.ToString()!;
        _events = Activations.TryGetValue(Key, out var former) ? former._events : [];
        Activations[Key] = this;
    }

    public IGrainContext GrainContext { get; }

    public string Key { get; }

    public List<StartRun> Started { get; } = [];

    public List<AnalyticsQuery> Queries { get; } = [];

    public List<(RunId Run, string Id, Approval Approval)> Decided { get; } = [];

    public ImmutableArray<PendingApproval> Asked { get; set; } = [];

    public EdgeImports Imports { get; } = new();

    public QueryResult Result { get; set; } = new([], [], TimeSpan.Zero);

    /// <summary>Thrown by the next call that asks.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Ends every subscription once, as a lost silo does.</summary>
    public CancellationTokenSource Loss { get; set; } = new();

    /// <summary>The activation of a user in a cluster.</summary>
    public static EdgeUser Activated(string key) => Activations[key];

    public long Oldest { get; set; } = 1;

    /// <summary>Gives no signs of life, as in a process that is paused.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Raised by an erase.</summary>
    public long Generation { get; set; }

    /// <summary>So many events are left out of the next batch, as by a fault.</summary>
    public int Skips { get; set; }

    public int Subscriptions { get; private set; }

    public int OpenSubscriptions => _open;

    public TimeSpan? TimeToLive { get; private set; }

    public void Append(int count, string type = EventTypes.ProgressUpdate, string payload = "{}")
    {
        lock (_events)
        {
            for (var i = 0; i < count; i++)
            {
                _events.Add(new UserEvent(_events.Count + 1, type, RunId.New(DateTimeOffset.UnixEpoch), ThreadId.Parse("t"), "data", DateTimeOffset.UnixEpoch, payload));
            }
        }

        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public Task<RunView> StartRunAsync(StartRun start)
    {
        Check();
        Started.Add(start);
        if (start.RequestId is { } id && _requests.TryGetValue(id, out var known))
        {
            return Task.FromResult(known);
        }

        var run = new RunView(start.RunId, start.ThreadId ?? ThreadId.Parse("new"), start.Agent?.ToString() ?? "supervisor", RunStatus.Running, null, null, DateTimeOffset.UnixEpoch, null, []);
        _runs.Insert(0, run);
        if (start.RequestId is not null)
        {
            _requests[start.RequestId] = run;
        }

        return Task.FromResult(run);
    }

    public Task<RunView?> GetRunAsync(RunId runId) => Answer(_runs.FirstOrDefault(run => run.RunId == runId) is { } known ? known with { Approvals = Asked } : null);

    public Task<RunPage> ListRunsAsync(RunId? before, int limit)
    {
        var rest = _runs.SkipWhile(run => before is not null && run.RunId != before).Skip(before is null ? 0 : 1).ToArray();
        return Answer(new RunPage([.. rest.Take(limit)], rest.Length > limit ? rest[limit - 1].RunId : null));
    }

    public Task<bool> CancelRunAsync(RunId runId) => Answer(_runs.Any(run => run.RunId == runId));

    public async Task ResolveApprovalAsync(RunId runId, string approvalId, Approval approval)
    {
        if (await Answer(_runs.All(run => run.RunId != runId)))
        {
            throw new NetraException(ErrorCodes.NotFound, "There is no such run.");
        }

        Decided.Add((runId, approvalId, approval));
    }

    public async IAsyncEnumerable<EventBatch> SubscribeAsync(EventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check();
        Subscriptions++;
        if (subscription.After < Oldest - 1)
        {
            throw new NetraException(ErrorCodes.EventsExpired, "Gone.");
        }

        using var open = Opened();
        var through = subscription.After ?? Oldest - 1;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Loss.Token);
        if (through > _events.Count || (subscription.Generation is { } generation && generation != Generation))
        {
            throw new NetraException(ErrorCodes.EventsExpired, "Gone.");
        }

        yield return new EventBatch([], through, through, Generation);
        while (true)
        {
            var changed = _changed.Task;
            UserEvent[] next;
            lock (_events)
            {
                next = [.. _events.Skip((int)through).Take(100)];
            }

            if (next.Length > 0 && !either.IsCancellationRequested)
            {
                var before = through + Skips;
                Skips = 0;
                through = next[^1].Sequence;
                yield return new EventBatch([.. next.Where(e => e.Sequence > before && (subscription.RunId is null || e.RunId == subscription.RunId))], through, before, Generation);
            }
            else if (Loss.IsCancellationRequested)
            {
                Loss = new CancellationTokenSource();
                throw new TimeoutException("The silo is gone.");
            }
            else
            {
                var isQuiet = await Task.WhenAny(changed, Task.Delay(IsSilent ? Timeout.InfiniteTimeSpan : SignOfLife, either.Token)) != changed;
                cancellationToken.ThrowIfCancellationRequested();
                if (isQuiet && !Loss.IsCancellationRequested)
                {
                    yield return new EventBatch([], through, through, Generation);
                }
            }
        }
    }

    public Task<QueryResult> ExecuteAnalyticsQueryAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        return Answer(Result);
    }

    public Task<TableSchema?> DescribeTableAsync(string table) => Answer(table == EdgeImports.Table.Name ? EdgeImports.Table : null);

    public Task BeginInsertAsync(OperationId operationId, string table, ImmutableArray<string> columns)
    {
        Check();
        Imports.Begin(operationId, columns);
        return Task.CompletedTask;
    }

    public Task AppendInsertAsync(OperationId operationId, int block, ImmutableArray<ImmutableArray<object?>> rows)
    {
        Check();
        Imports.Append(operationId, block, rows);
        return Task.CompletedTask;
    }

    public Task<long> CommitInsertAsync(OperationId operationId, CancellationToken cancellationToken)
    {
        Check();
        return Task.FromResult(Imports.Commit(operationId));
    }

    public Task AbortInsertAsync(OperationId operationId)
    {
        Check();
        Imports.Abort(operationId);
        return Task.CompletedTask;
    }

    public Task<string?> GetSessionJsonAsync(string key) => Answer(_session.GetValueOrDefault(key));

    public Task SetSessionJsonAsync(string key, string json, TimeSpan? timeToLive)
    {
        TimeToLive = timeToLive;
        _session[key] = json;
        return Answer(true);
    }

    public Task<bool> RemoveSessionDataAsync(string key) => Answer(_session.TryRemove(key, out _));

    public Task<ImmutableArray<string>> ListSessionKeysAsync() => Answer(_session.Keys.ToImmutableArray());

    public Task<ErasedUser> EraseAsync() => Answer(new ErasedUser(3, 2, _runs.Count, _events.Count));

    public Task<UserStatistics> GetStatisticsAsync() => Answer(new UserStatistics(
        ImmutableDictionary<string, int>.Empty.Add("running", _runs.Count),
        [new ContextStatistics(ContextKind.ClickHouse, 1, 5, 0, 1, 0, 0)],
        new CacheStatistics(0, 0, 0, 0, 0),
        new EventStatistics(_events.Count, Oldest, 0),
        new QueryStatistics(0, 0, 0, 0),
        ImmutableDictionary<string, double>.Empty));

    private Task<T> Answer<T>(T value)
    {
        Check();
        return Task.FromResult(value);
    }

    private Releaser Opened()
    {
        Interlocked.Increment(ref _open);
        return new Releaser(() => Interlocked.Decrement(ref _open));
    }

    private void Check()
    {
        Assert.StartsWith("ey", Assert.IsType<string>(RequestContext.Get(CallerToken.ContextKey)), StringComparison.Ordinal);
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
