using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Tests.Keys;

public sealed class IdTests
{
    [Fact]
    public void RunId_LaterOnes_SortAfterEarlierOnes()
    {
        var early = RunId.New(DateTimeOffset.UnixEpoch.AddDays(1)).ToString();
        var late = RunId.New(DateTimeOffset.UnixEpoch.AddDays(2)).ToString();

        Assert.True(string.CompareOrdinal(early, late) < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("0000000000007000800000000000000A")]
    [InlineData("00000000-0000-7000-8000-000000000001")]
    public void RunId_OtherTexts_AreRefused(string text) => Assert.False(RunId.TryParse(text, out _));

    [Theory]
    [InlineData("support-42.a:b_c", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public void ThreadId_TryParse_TakesSafeCharactersOnly(string text, bool valid) => Assert.Equal(valid, ThreadId.TryParse(text, out _));

    [Theory]
    [InlineData("data", true)]
    [InlineData("data_helper2", true)]
    [InlineData("Data", false)]
    [InlineData("2data", false)]
    [InlineData("", false)]
    public void AgentName_TryParse_TakesLowerCaseNamesOnly(string text, bool valid) => Assert.Equal(valid, AgentName.TryParse(text, out _));

    [Fact]
    public void OperationId_SamePart_IsTheSameOperation()
    {
        var operation = OperationId.New();

        Assert.Equal(operation.Derive("insert"), operation.Derive("insert"));
        Assert.NotEqual(operation.Derive("insert"), operation.Derive("delete"));
        Assert.NotEqual(operation.Derive("insert"), OperationId.New().Derive("insert"));
    }

    [Fact]
    public void OperationId_OfStep_DiffersByRunCallAndStep()
    {
        var run = RunId.New(DateTimeOffset.UtcNow);
        var ids = new[]
        {
            OperationId.OfStep(run, CallId.Root, 1),
            OperationId.OfStep(run, CallId.Root, 2),
            OperationId.OfStep(run, CallId.Root.Child(1), 1),
            OperationId.OfStep(RunId.New(DateTimeOffset.UtcNow), CallId.Root, 1),
        };

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
