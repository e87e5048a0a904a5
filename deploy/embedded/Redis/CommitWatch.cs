using Garnet;

namespace Netra.Embedded.Redis;

/// <summary>
/// Notices when Garnet cannot write its append-only file, because the disk is full perhaps. It then answers nobody any more, whatever space there is
/// later, until it is started again. What it acknowledged before is safe.
/// </summary>
internal static class CommitWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Less is not enough to start with.
    private const long EnoughSpace = 64L << 20;

    /// <summary>Returns when Garnet has stopped writing and there is space for a new start.</summary>
    public static async Task BrokenAsync(GarnetServer server, string directory, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!await IsBrokenAsync(server, cancellationToken))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        await Console.Error.WriteLineAsync("Garnet cannot write its append-only file and has to be started again, once the disk has space.");
        while (new DriveInfo(directory).AvailableFreeSpace < EnoughSpace)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task<bool> IsBrokenAsync(GarnetServer server, CancellationToken cancellationToken)
    {
        try
        {
            await server.Store.WaitForCommitAsync(cancellationToken);
            return false;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }
}
