namespace Netra.Grains.Models;

/// <summary>The meter of users without a budget.</summary>
internal sealed class UnlimitedMeter : IModelMeter
{
    /// <inheritdoc/>
    public Task ReserveAsync(ModelCall call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SettleAsync(ModelCall call, ModelUsage? usage, CancellationToken cancellationToken) => Task.CompletedTask;
}
