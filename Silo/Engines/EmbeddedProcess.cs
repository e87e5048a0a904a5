using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Netra.Silo.Engines;

/// <summary>The embedded engines as a child process. It ends with its parent, whatever way that ends.</summary>
internal sealed class EmbeddedProcess : IDisposable
{
    private const int TerminateSignal = 15;

    private readonly Process _process;

    private EmbeddedProcess(Process process)
    {
        _process = process;
        Ended = process.WaitForExitAsync();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Ends when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>How it ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the engines of a data directory.</summary>
    /// <param name="program">The assembly.</param>
    /// <param name="options">Data directory and ports.</param>
    /// <param name="onLine">Takes what it writes, line by line.</param>
    public static EmbeddedProcess Start(string program, EnginesOptions options, Action<string> onLine)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            // A pipe that is never written to: bytes on the standard input disturb the engine.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])
        [
            program,
            "--data-directory", options.DataDirectory,
            "--redis-port", options.RedisPort.ToString(CultureInfo.InvariantCulture),
            "--clickhouse-port", options.ClickHousePort.ToString(CultureInfo.InvariantCulture),
            "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ])
        {
            start.ArgumentList.Add(argument);
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Forward(line.Data);
        process.ErrorDataReceived += (_, line) => Forward(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new EmbeddedProcess(process);

        void Forward(string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                onLine(line);
            }
        }
    }

    /// <summary>Asks it to end, waits, and ends it if it does not.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            _ = SendSignal(_process.Id, TerminateSignal);
            try
            {
                await Ended.WaitAsync(patience);
                return;
            }
            catch (TimeoutException)
            {
                // It had its time.
            }
        }

        Kill();
        await Ended;
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int processId, int signal);
}
