using System.Collections.Concurrent;
using Netra.Faults.Cluster;
using Netra.Faults.Users;

namespace Netra.Faults.Injection;

/// <summary>Does faults to a cluster and heals them. At least one silo stays; the stores have one fault at a time.</summary>
internal sealed class FaultInjector(FaultyCluster cluster, FaultOptions options, BulkWriter bulk, Random random, Action<string> tell)
{
    // A silo that does not answer is declared dead within about seven seconds.
    private static readonly TimeSpan LongerThanDeath = TimeSpan.FromSeconds(12);

    private readonly List<InjectedFault> _injected = [];
    private readonly ConcurrentDictionary<Server, FaultKind> _disturbed = [];

    /// <summary>What was injected, in order.</summary>
    public IReadOnlyList<InjectedFault> Injected => _injected;

    /// <summary>Whether a fault can be done to this cluster at all.</summary>
    public bool CanEver(FaultKind kind) => kind switch
    {
        FaultKind.EngineKill => cluster.Redis is not null,
        FaultKind.DiskFull => cluster.Disk is not null,
        FaultKind.SiloKill or FaultKind.SiloPause => options.Silos > 1,
        _ => true,
    };

    /// <summary>Does a fault, when it is possible now; the task inside completes when it is healed.</summary>
    public Task? TryInject(FaultKind kind, CancellationToken cancellationToken)
    {
        // Drawn here, one after the other: the same seed gives the same faults.
        var lasting = TimeSpan.FromSeconds(3) + (random.NextDouble() * (options.Longest - TimeSpan.FromSeconds(3)));
        var away = TimeSpan.FromSeconds(random.NextDouble() * 2);
        var which = random.Next(int.MaxValue);
        return kind switch
        {
            FaultKind.SiloKill => Silo(kind, which, node => RestartAsync(node, Signal.Kill, away, cancellationToken)),
            FaultKind.SiloRestart => Silo(kind, which, node => RestartAsync(node, Signal.Terminate, away, cancellationToken)),
            FaultKind.SiloPause => Silo(kind, which, node => PauseAsync(node, LongerThanDeath, cancellationToken)),
            FaultKind.Scale => Silo(kind, which, node => ScaleAsync(node, cancellationToken)),
            FaultKind.StoreKill => Store(kind, cluster.Store, () => RestartAsync(cluster.Store, Signal.Kill, away, cancellationToken)),
            FaultKind.StorePause => Store(kind, cluster.Store, () => PauseAsync(cluster.Store, lasting, cancellationToken)),
            FaultKind.EngineKill => Store(kind, cluster.Engines, () => RestartAsync(cluster.Engines, Signal.Kill, away, cancellationToken)),
            _ => Store(kind, cluster.Store, () => FillDiskAsync(lasting, cancellationToken)),
        };
    }

    private Task? Silo(FaultKind kind, int which, Func<Node, Task> fault)
    {
        Node[] ready = [.. cluster.Nodes.Where(node => node.IsReady && !_disturbed.ContainsKey(node))];
        if (ready.Length < 2)
        {
            return null;
        }

        var node = ready[which % ready.Length];
        return DisturbAsync(kind, node, () => fault(node));
    }

    private Task? Store(FaultKind kind, Server store, Func<Task> fault) =>
        _disturbed.Keys.Any(server => server is not Node) || !store.IsReady ? null : DisturbAsync(kind, store, fault);

    // The new silo takes a share of the users; the one that leaves hands over its own.
    private async Task ScaleAsync(Node node, CancellationToken cancellationToken)
    {
        await cluster.Add().StartAsync(cancellationToken);
        cluster.Remove(node);
        await node.EndAsync(Signal.Terminate);
        await node.DisposeAsync();
    }

    private async Task DisturbAsync(FaultKind kind, Server server, Func<Task> fault)
    {
        tell($"{FaultNames.Of(kind)}: {server.Name}");
        _injected.Add(new InjectedFault(kind, DateTimeOffset.UtcNow));
        _disturbed[server] = kind;
        try
        {
            await fault();
        }
        finally
        {
            _disturbed.TryRemove(server, out _);
        }

        tell($"{FaultNames.Of(kind)}: {server.Name} healed");
    }

    private static async Task RestartAsync(Server server, Signal signal, TimeSpan away, CancellationToken cancellationToken)
    {
        await server.EndAsync(signal);
        await Task.Delay(away, cancellationToken);
        await server.StartAsync(cancellationToken);
    }

    private static async Task PauseAsync(Server server, TimeSpan pause, CancellationToken cancellationToken)
    {
        server.Disturb(Signal.Stop);
        await Task.Delay(pause, cancellationToken);
        server.Disturb(Signal.Continue);
        await server.AwaitReadyAsync(cancellationToken);
    }

    private async Task FillDiskAsync(TimeSpan lasting, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = bulk.WriteAsync(enough.Token);
        await cluster.Disk!.FillAsync(lasting);
        await enough.CancelAsync();
        await writing;
        cluster.Disk.Free();
        await cluster.Store.AwaitReadyAsync(cancellationToken);
    }
}
