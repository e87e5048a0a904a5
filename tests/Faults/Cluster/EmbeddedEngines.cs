using System.Diagnostics;
using System.Globalization;
using Netra.Silo.Engines;

namespace Netra.Faults.Cluster;

/// <summary>The embedded engines, which run alone at first. Silos that use them start them again when they end; those that use a Redis server do not.</summary>
internal sealed class EmbeddedEngines(string dataDirectory, bool silosTakeOver, string logDirectory, Action<string> tell) : Server("engines", logDirectory, tell)
{
    private bool _started;

    /// <summary>Where they answer; once they have been ready, they keep it.</summary>
    public EngineAddresses Addresses => EndpointsFile.TryRead(dataDirectory)!.Addresses;

    private int? ProcessId => EndpointsFile.TryRead(dataDirectory)?.ProcessId;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_started && silosTakeOver)
        {
            await AwaitReadyAsync(cancellationToken);
            return;
        }

        _started = true;
        await base.StartAsync(cancellationToken);
        if (silosTakeOver)
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public override async Task EndAsync(Signal signal)
    {
        var processId = ProcessId;
        await base.EndAsync(signal);
        if (processId is not { } id)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }

    /// <inheritdoc/>
    protected override void Send(Signal signal)
    {
        if (ProcessId is { } processId)
        {
            ChildProcess.Send(processId, signal);
        }

        if (signal == Signal.Kill)
        {
            base.Send(signal);
        }
    }

    /// <inheritdoc/>
    protected override (string Program, IEnumerable<string> Arguments) Command() => ("dotnet",
        [EmbeddedProgram.Find(), "--data-directory", dataDirectory, "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);

    /// <inheritdoc/>
    protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        EndpointsFile.TryRead(dataDirectory) is { } endpoints && await EngineProbe.AnswerAsync(endpoints, cancellationToken);
}
