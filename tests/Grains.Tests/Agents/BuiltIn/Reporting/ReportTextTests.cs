using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Tests.Agents.BuiltIn.Reporting;

public sealed class ReportTextTests
{
    [Fact]
    public void Of_AllAgents_SaysTheAnswerFirstAndWhatIsMissingLast()
    {
        var text = ReportText.Of(
            new TriageResult(TriageCategory.Cost, "x") { Notes = ["A note.", "Told already."] },
            [
                Said("triage", "Not repeated."), Said("data_helper", "No cost."), Said("data", "It is 5. Told already."), Said("actions", "Do this."), Said("optimization", "Could be 4."),
                new AgentNote("validation", NoteOutcome.Failed) { Code = "unavailable", Message = "Away." },
            ]);
        Assert.Equal("It is 5. Told already.\n\nWhat could be better:\nCould be 4.\n\nWhat to do:\nDo this.\n\nWhat is missing:\nNo cost.\n\nNot in this answer:\n- How good the data is: agent validation failed (unavailable). Away.\nA note.", text);
    }

    [Fact]
    public void Of_FailuresOnly_SaysThatThereIsNoAnswer() =>
        Assert.Contains("I have no answer.", ReportText.Of(null, [new AgentNote("data", NoteOutcome.Failed) { Code = "internal", Message = "No." }]), StringComparison.Ordinal);

    private static AgentNote Said(string agent, string answer) => new(agent, NoteOutcome.Completed) { Answer = answer };
}
