using System.Diagnostics;

namespace Netra.Embedded.Hosting;

/// <summary>Ends this process when its parent has ended, however that came about.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Calls <paramref name="ended"/> once the parent is gone.</summary>
    public static async Task WatchAsync(int parent, Action ended, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (IsAlive(parent))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        ended();
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
