using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Runs;

namespace Netra.Grains.Tests.Runs;

public sealed class SilenceTests
{
    private static readonly RunId Run = RunId.New(DateTimeOffset.UnixEpoch);

    private readonly ActiveRun _run = new(Run, DateTimeOffset.UnixEpoch);
    private readonly ActiveCall _root;
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public SilenceTests() => _root = _run.Add(Call(CallId.Root));

    [Fact]
    public void Silence_AgentSaysThatItWorks_AddsUpUntilOneTellsSomething()
    {
        Answers(_root, times: 10);
        Assert.Equal(TimeSpan.FromSeconds(20), _run.Silence);

        _run.HasGoneOn(_now);
        Assert.Equal(TimeSpan.Zero, _run.Silence);

        Answers(_root, times: 1);
        Assert.Equal(TimeSpan.FromSeconds(2), _run.Silence);
    }

    [Fact]
    public void Silence_NobodyHeardForAnHour_IsNotCountedForThat()
    {
        _now += TimeSpan.FromHours(1);
        Assert.Equal(TimeSpan.Zero, _run.Silence);

        Answers(_root, times: 1);

        Assert.InRange(_run.Silence, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Silence_AgentIsHeldUp_IsNotCounted()
    {
        Answers(_root, times: 2);
        Answers(_root, times: 20, heldUp: true);
        Answers(_root, times: 1);

        Assert.Equal(TimeSpan.FromSeconds(6), _run.Silence);
    }

    [Fact]
    public void Silence_EndOfAStepIsOnItsWayToTheAgent_IsNotCounted()
    {
        _root.Deliveries++;

        Answers(_root, times: 20);

        Assert.Equal(TimeSpan.Zero, _run.Silence);
    }

    [Fact]
    public void Silence_OneOfTwoAgentsIsNotHeardOf_IsThatOfTheOther()
    {
        var called = _run.Add(Call(CallId.Root.Child(0)));
        Answers(_root, times: 20);
        Assert.Equal(TimeSpan.Zero, _run.Silence);

        Answers(called, times: 3);
        Assert.True(_run.Silence > TimeSpan.Zero);
    }

    private ActiveCall Call(CallId callId) => new(
        Run, callId, AgentName.Parse("a"), "1", new AgentRequest("m", "{}", ThreadId.Parse("t"), DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch, _now);

    private void Answers(ActiveCall call, int times, bool heldUp = false)
    {
        for (var i = 0; i < times; i++)
        {
            _now += TimeSpan.FromSeconds(2);
            call.HasAnswered(heldUp, _now);
        }
    }
}
