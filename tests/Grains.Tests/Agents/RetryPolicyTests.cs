using System.Globalization;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Agents;

public sealed class RetryPolicyTests
{
    private static readonly NetraException Away = new(ErrorCodes.Unavailable, "away");

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 2.0)]
    [InlineData(3, 4.0)]
    [InlineData(4, 8.0)]
    [InlineData(5, 10.0)]
    [InlineData(99, 10.0)]
    public void PauseAfter_EachAttempt_GrowsUpToTheLongest(int attempt, double seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        new RetryPolicy { Attempts = 100, LongestDelay = TimeSpan.FromSeconds(10) }.PauseAfter(Away, attempt, idempotent: true));

    [Theory]
    [InlineData("00:00:00", "00:01:00", 2_000, "00:00:00")]
    [InlineData("00:00:01", "00:01:00", 2_000, "00:01:00")]
    [InlineData("00:00:01", "10675199.02:48:05.4775807", 2_000, "366.00:00:00")]
    [InlineData("-00:00:01", "00:01:00", 1, "00:00:00")]
    [InlineData("00:00:01", "-00:01:00", 1, "00:00:00")]
    public void PauseAfter_FarNumbers_StaysInRange(string first, string longest, int attempt, string pause) => Assert.Equal(
        TimeSpan.Parse(pause, CultureInfo.InvariantCulture),
        new RetryPolicy
        {
            Attempts = int.MaxValue,
            FirstDelay = TimeSpan.Parse(first, CultureInfo.InvariantCulture),
            LongestDelay = TimeSpan.Parse(longest, CultureInfo.InvariantCulture),
        }.PauseAfter(Away, attempt, idempotent: true));

    [Fact]
    public void PauseAfter_LastAttempt_HasFailed() => Assert.Null(new RetryPolicy { Attempts = 3 }.PauseAfter(Away, 3, idempotent: true));

    [Theory]
    [InlineData(ErrorCodes.Unavailable, true, true)]
    [InlineData(ErrorCodes.LimitExceeded, true, true)]
    [InlineData(ErrorCodes.Unavailable, false, false)]
    [InlineData(ErrorCodes.QueryFailed, true, false)]
    [InlineData(ErrorCodes.Internal, true, false)]
    public void PauseAfter_WithoutARuleOfTheAuthor_RetriesWhatPassesOfStepsThatMayRunAgain(string code, bool idempotent, bool retried) =>
        Assert.Equal(retried, new RetryPolicy().PauseAfter(new NetraException(code, "x"), 1, idempotent) is not null);

    [Fact]
    public void PauseAfter_RuleOfTheAuthor_Decides()
    {
        var policy = new RetryPolicy { Failures = failure => failure is TimeoutException };

        Assert.NotNull(policy.PauseAfter(new TimeoutException(), 1, idempotent: false));
        Assert.Null(policy.PauseAfter(Away, 1, idempotent: true));
    }

    [Fact]
    public void PauseAfter_FailureThatAsksForMoreTime_WaitsAsLong() => Assert.Equal(
        TimeSpan.FromSeconds(30),
        new RetryPolicy().PauseAfter(new NetraException(ErrorCodes.LimitExceeded, "x") { RetryAfter = TimeSpan.FromSeconds(30) }, 1, idempotent: true));
}
