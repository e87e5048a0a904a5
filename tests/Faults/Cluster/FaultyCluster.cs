using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Netra.Silo.Engines;

namespace Netra.Faults.Cluster;

/// <summary>The product as its operator runs it, in processes: the stores, and silos on them.</summary>
internal sealed class FaultyCluster : IAsyncDisposable
{
    private readonly FaultOptions _options;
    private readonly Action<string> _tell;
    private readonly string _data = Directory.CreateTempSubdirectory("netra-faults-").FullName;
    private ImmutableArray<Node> _nodes = [];
    private int _added;

    public FaultyCluster(FaultOptions options, Action<string> tell)
    {
        (_options, _tell) = (options, tell);
        Directory.CreateDirectory(options.LogDirectory);
        Disk = options.DiskMegabytes > 0 ? SmallDisk.TryMount(_data, options.DiskMegabytes) : null;
        Engines = new EmbeddedEngines(_data, options.Store == StoreKind.Garnet, options.LogDirectory, tell);
        if (options.Store == StoreKind.Redis)
        {
            var directory = Directory.CreateDirectory(Path.Combine(_data, "redis-server")).FullName;
            Redis = new RedisServer(FreePort(), directory, options.LogDirectory, tell);
        }
    }

    /// <summary>The disk that the stores write to; <see langword="null"/>: an ordinary one.</summary>
    public SmallDisk? Disk { get; }

    /// <summary>The embedded engines.</summary>
    public EmbeddedEngines Engines { get; }

    /// <summary>The Redis server; <see langword="null"/>: Garnet, within the embedded engines.</summary>
    public RedisServer? Redis { get; }

    /// <summary>What holds the users' logs.</summary>
    public Server Store => Redis is null ? Engines : Redis;

    /// <summary>The silos that belong to it, running or not.</summary>
    public ImmutableArray<Node> Nodes => _nodes;

    /// <summary>All processes.</summary>
    public IEnumerable<Server> Servers => (Redis is null ? [Engines] : new Server[] { Engines, Redis }).Concat(_nodes);

    /// <summary>Starts everything; returns when all is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Engines.StartAsync(cancellationToken), Redis?.StartAsync(cancellationToken) ?? Task.CompletedTask);
        await Task.WhenAll(Enumerable.Range(0, _options.Silos).Select(_ => Add()).ToArray().Select(node => node.StartAsync(cancellationToken)));
    }

    /// <summary>Adds a silo that is not started yet.</summary>
    public Node Add()
    {
        var node = new Node($"silo-{++_added}", new Uri($"http://localhost:{FreePort()}"), _options, Stores, _data, _options.LogDirectory, _tell);
        ImmutableInterlocked.Update(ref _nodes, nodes => nodes.Add(node));
        return node;
    }

    /// <summary>Takes a silo out for good: nobody calls it any more. It is still to be ended.</summary>
    public void Remove(Node node) => ImmutableInterlocked.Update(ref _nodes, nodes => nodes.Remove(node));

    /// <summary>Returns when everything is ready.</summary>
    public Task AwaitReadyAsync(CancellationToken cancellationToken) => Task.WhenAll(Servers.Select(server => server.AwaitReadyAsync(cancellationToken)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers.Reverse())
        {
            await server.DisposeAsync();
        }

        Disk?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string[] Stores() => Redis is null
        ? []
        :
        [
            $"--{SiloCommand.RedisKey}={Redis.ConnectionString}",
            $"--{EnginesOptions.RedisKey}={Redis.ConnectionString}",
            $"--{EnginesOptions.ClickHouseKey}={Engines.Addresses.ClickHouse}",
        ];
}
