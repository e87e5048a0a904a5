using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents;

namespace Netra.Grains.Tests.Agents;

/// <summary>What an agent sees of a user's grain that cannot be reached.</summary>
public sealed class UserCallsTests
{
    public static TheoryData<Exception> Losses =>
    [
        new TimeoutException(),
        new Orleans.Runtime.SiloUnavailableException(),
        new EnumerationAbortedException("Enumeration aborted: the activation was deactivated."),
        new OperationCanceledException("Message expired before placement could complete"),
    ];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Call_ThatIsLost_IsUnavailable(Exception loss)
    {
        var failure = await Assert.ThrowsAsync<NetraException>(() => Task.FromException<int>(loss).AnswerAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.Unavailable, failure.Code);
    }

    [Fact]
    public async Task Call_ThatItsCallerCancelled_IsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => Task.FromException<int>(new OperationCanceledException()).AnswerAsync(cancelled.Token));
    }
}
