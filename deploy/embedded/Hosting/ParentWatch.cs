using System.Diagnostics;

namespace Netra.Embedded.Hosting;

/// <summary>Ends this process when its parent has ended, however that came about.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls <paramref name="ended"/> once the parent is gone.</summary>
    public static async Task WatchAsync(int parent, Action ended, CancellationToken cancellationToken)
    {
        using var process = TryOpen(parent);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (process is not null && IsAlive(process))
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }

            ended();
        }
        catch (OperationCanceledException)
        {
            // This process ends anyway.
        }
    }

    private static Process? TryOpen(int processId)
    {
        try
        {
            var process = Process.GetProcessById(processId);

            // Reads when it started: another process that gets the same id later is not taken for it.
            _ = process.StartTime;
            return process;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsAlive(Process process)
    {
        using var now = TryOpen(process.Id);
        return now is not null && now.StartTime == process.StartTime && !IsZombie(process.Id);
    }

    // A process that was killed and that nobody waits for keeps its id. The state follows the name, which may itself hold brackets and spaces.
    private static bool IsZombie(int processId)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{processId}/stat") is var stat && stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
        }
        catch (IOException)
        {
            return true;
        }
    }
}
