using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Runs;

/// <summary>What the user's grain knows of a run whose agents work.</summary>
internal sealed class ActiveRun(RunId runId, DateTimeOffset now)
{
    private readonly Dictionary<CallId, ActiveCall> _calls = [];

    /// <summary>The run.</summary>
    public RunId RunId => runId;

    /// <summary>When one of its agents last told something.</summary>
    public DateTimeOffset LastProgress { get; private set; } = now;

    /// <summary>How long none of its agents has told anything, although each could have.</summary>
    public TimeSpan Silence => _calls.Values.Select(call => call.Silence).DefaultIfEmpty().Min();

    /// <summary>One of its agents has told something, or was told what it waits for.</summary>
    public void HasGoneOn(DateTimeOffset now)
    {
        LastProgress = now;
        foreach (var call in _calls.Values)
        {
            call.HasGoneOn(now);
        }
    }

    /// <summary>Whether its end is decided: nothing more is recorded of its agents.</summary>
    public bool Ending { get; set; }

    /// <summary>Returns when it has been stopped, if somebody asked for that.</summary>
    public Task Stopped { get; set; } = Task.CompletedTask;

    /// <summary>Its executions that have not ended, callers before those they called.</summary>
    public IEnumerable<ActiveCall> Calls => _calls.Values.OrderBy(call => call.CallId.Depth);

    /// <summary>The execution in a place, or <see langword="null"/>.</summary>
    public ActiveCall? Find(CallId callId) => _calls.GetValueOrDefault(callId);

    /// <summary>Adds an execution.</summary>
    public ActiveCall Add(ActiveCall call) => _calls[call.CallId] = call;

    /// <summary>Ends executions; those called before their callers.</summary>
    public ActiveCall[] Close(Func<ActiveCall, bool> which)
    {
        ActiveCall[] closed = [.. Calls.Where(which).Reverse()];
        foreach (var call in closed)
        {
            call.Closed = true;
            _calls.Remove(call.CallId);
        }

        return closed;
    }
}
