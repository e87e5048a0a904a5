using System.Diagnostics.Metrics;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Isolation;

namespace Netra.Grains.Telemetry;

/// <summary>
/// Counts what users' grains refuse: statements, what is over a limit or a budget. One place for all of them, where a refusal leaves the grain. What the
/// isolation guard denies has a metric of its own.
/// </summary>
internal sealed class DenialTelemetry : IIncomingGrainCallFilter, IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Netra.Denials";

    private readonly Meter _meter;
    private readonly Counter<long> _denied;

    /// <summary>Creates <c>netra.denied</c>.</summary>
    public DenialTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _denied = _meter.CreateCounter<long>("netra.denied", "{request}", "Requests that were refused by the gate, a limit or a budget, by code.");
    }

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (NetraException refusal) when (IsDenial(refusal.Code) && OwnedGrains.IsUser(context.TargetId))
        {
            _denied.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Code, refusal.Code));
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static bool IsDenial(string code) => code is ErrorCodes.QueryNotAllowed or ErrorCodes.QueryLimitExceeded or ErrorCodes.LimitExceeded or ErrorCodes.BudgetExceeded or ErrorCodes.TooLarge;
}
