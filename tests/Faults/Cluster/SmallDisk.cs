using System.Diagnostics;
using System.Globalization;

namespace Netra.Faults.Cluster;

/// <summary>A small file system of its own in a directory, which can be filled to the last byte. Needs the rights to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _directory;
    private readonly string _filler;

    private SmallDisk(string directory) => (_directory, _filler) = (directory, Path.Combine(directory, "filler"));

    /// <summary>Mounts one; <see langword="null"/>: this process may not.</summary>
    public static SmallDisk? TryMount(string directory, int megabytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=700");
        return Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory) ? new SmallDisk(directory) : null;
    }

    /// <summary>Fills it up, again and again until <paramref name="enough"/>: what others give back is taken, too.</summary>
    public async Task FillAsync(TimeSpan enough)
    {
        using var limit = new CancellationTokenSource(enough);
        var block = new byte[1 << 20];
        using var filler = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = block.Length; !limit.IsCancellationRequested;)
        {
            try
            {
                filler.Write(block, 0, size);
            }
            catch (IOException)
            {
                if (size > 1)
                {
                    size /= 2;
                }
                else
                {
                    await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token));
                    size = 4096;
                }
            }
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(_filler);

    /// <inheritdoc/>
    public void Dispose() => Run("umount", "--lazy", _directory);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
