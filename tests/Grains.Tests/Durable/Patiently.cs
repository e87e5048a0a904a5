using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Durable;

/// <summary>Calls as clients do that find another node when theirs is gone.</summary>
internal static class Patiently
{
    /// <summary>Calls until there is an answer.</summary>
    public static async Task CallAsync(Func<Task> call)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                await call();
                return;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException or NetraException { Code: ErrorCodes.Unavailable })
            {
                // Its node is going or gone.
            }
        }
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }
}
