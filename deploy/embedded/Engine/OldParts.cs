using System.Collections.Concurrent;

namespace Netra.Embedded.Engine;

/// <summary>
/// Gets rows that were deleted off the disk. A deletion writes new parts and leaves the old ones, which this engine, when idle, does not remove for a long
/// time. Dropping a partition that does not exist makes it remove those that are past their lifetime, and changes nothing else. It cancels deletions that are
/// under way, though, so that it waits until there are none.
/// </summary>
/// <param name="run">Runs a statement of the engine.</param>
/// <param name="patience">How long deletions are waited for. Those that come meanwhile wait as well.</param>
internal sealed class OldParts(Action<string> run, TimeSpan patience) : IDisposable
{
    /// <summary>How long the engine keeps parts that were replaced: long enough for their successors to be on the disk, also when the power fails.</summary>
    public const int LifetimeSeconds = 45;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // Long enough for a deletion that takes its time, and for what a crash has left.
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Partitions are numbered from 0 to 15.
    private const int NoPartition = 255;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _watched = new();
    private readonly ReaderWriterLockSlim _deleting = new();

    /// <summary>Those of the engine in this process. It may have ended before it removed what was deleted, so all tables are looked after.</summary>
    public static OldParts Of(EnginePaths paths)
    {
        var parts = new OldParts(Run, Patience);
        using var connection = new EngineConnection(paths.Data, []);
        foreach (var table in connection.QueryText("SELECT name FROM system.tables WHERE database = 'default'").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            parts.Watch(table);
        }

        return parts;

        void Run(string statement)
        {
            using var connection = new EngineConnection(paths.Data, []);
            connection.Execute(statement);
        }
    }

    /// <summary>Deletes rows of a table, and looks after it until they are off the disk.</summary>
    public T Delete<T>(string table, Func<T> deletion)
    {
        _deleting.EnterReadLock();
        try
        {
            Watch(table);
            return deletion();
        }
        finally
        {
            _deleting.ExitReadLock();
        }
    }

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

    /// <summary>Removes what is past its lifetime; <see langword="false"/>: it would have disturbed deletions, so that is left for the next time.</summary>
    public bool Remove()
    {
        if (!_deleting.TryEnterWriteLock(patience))
        {
            return false;
        }

        try
        {
            foreach (var (table, until) in _watched)
            {
                Remove(table);
                if (until < DateTimeOffset.UtcNow)
                {
                    _watched.TryRemove(new(table, until));
                }
            }
        }
        finally
        {
            _deleting.ExitWriteLock();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _deleting.Dispose();

    private void Watch(string table) => _watched[table] = DateTimeOffset.UtcNow + Watched;

    private void Remove(string table)
    {
        try
        {
            run($"ALTER TABLE default.`{EngineText.Escape(table)}` DROP PARTITION {NoPartition}");
        }
        catch (EngineException failure)
        {
            Console.Error.WriteLine($"Deleted rows of {table} are still on the disk: {failure.Message}");
        }
    }
}
