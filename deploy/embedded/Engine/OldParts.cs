using System.Collections.Concurrent;

namespace Netra.Embedded.Engine;

/// <summary>
/// Gets rows that were deleted off the disk. A deletion writes new parts and leaves the old ones, which this engine, when idle, does not remove for a long
/// time. Dropping a partition that does not exist makes it remove those that are past their lifetime, and changes nothing else.
/// </summary>
internal sealed class OldParts(EnginePaths paths)
{
    /// <summary>How long the engine keeps parts that were replaced: long enough for their successors to be on the disk, also when the power fails.</summary>
    public const int LifetimeSeconds = 45;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // Long enough for a deletion that takes its time, and for what a crash has left.
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(10);

    // Partitions are numbered from 0 to 15.
    private const int NoPartition = 255;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _watched = new();

    /// <summary>Looks after all tables: the engine may have ended before it removed what was deleted.</summary>
    public void WatchAll()
    {
        using var connection = new EngineConnection(paths.Data, []);
        foreach (var table in connection.QueryText("SELECT name FROM system.tables WHERE database = 'default'").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Watch(table);
        }
    }

    /// <summary>Looks after a table until what was deleted from it by now is off the disk.</summary>
    public void Watch(string table) => _watched[table] = DateTimeOffset.UtcNow + Watched;

    /// <summary>Removes old parts of the tables that are looked after, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await Task.Run(Remove, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The engine ends; the next start looks after all tables.
        }
    }

    private void Remove()
    {
        foreach (var (table, until) in _watched)
        {
            try
            {
                using var connection = new EngineConnection(paths.Data, []);
                connection.Execute($"ALTER TABLE default.`{EngineText.Escape(table)}` DROP PARTITION {NoPartition}");
            }
            catch (EngineException failure)
            {
                Console.Error.WriteLine($"Deleted rows of {table} are still on the disk: {failure.Message}");
            }

            if (until < DateTimeOffset.UtcNow)
            {
                _watched.TryRemove(new(table, until));
            }
        }
    }
}
