using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Log;

namespace Netra.Grains.Execution;

/// <summary>Takes a user's grain down in order: nothing runs on in the background, and the log is free for the next owner.</summary>
internal static class UserGrainShutdown
{
    private static readonly TimeSpan AuditPatience = TimeSpan.FromSeconds(5);

    /// <summary>Stops the parts. What cannot be told to the store is left to the time-outs of the next owner.</summary>
    public static async Task StopAsync(UserParts parts, CancellationToken cancellationToken)
    {
        await parts.Agents.StopBeginningAsync();
        await Task.WhenAny(parts.Audit.CloseAsync(), Task.Delay(AuditPatience, CancellationToken.None));
        try
        {
            await parts.Runs.HandOverAsync(cancellationToken);
            await parts.Rows.StoreAsync().WaitAsync(cancellationToken);
            await parts.Writer.ReleaseAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is NetraException or LogFencedException or OperationCanceledException)
        {
            // The due entry and the fence stand without this: the next owner only waits a little longer.
        }

        parts.Writer.Stop();
    }
}
