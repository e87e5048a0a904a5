namespace Netra.Embedded.Tests.Engines;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is so; fails, saying what it waited for, when the time is over.</summary>
    public static async Task IsTrueAsync(string what, TimeSpan within, Func<Task<bool>> isTrue)
    {
        using var timer = new PeriodicTimer(Interval);
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > within)
            {
                Assert.Fail($"Not within {within.TotalSeconds} s: {what}");
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
