using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Tests.Agents.BuiltIn.Reporting;

public sealed class ReportTextTests
{
    private const string Advice = "Found:\nf1. One.\n   because\nf2. Two.\nf3. Three.\nf4. Four.";

    [Fact]
    public void Of_AllAgents_SaysTheAnswerFirstAndWhatIsMissingLast()
    {
        var text = ReportText.Of(
            new TriageResult(TriageCategory.Cost, "x") { Notes = ["A note.", "Told already."] },
            [
                Said("triage", "Not repeated."), Said("data_helper", "No cost."), Said("data", "It is 5. Told already."), Said("optimization", "Could be 4."), Said("actions", Advice),
                new AgentNote("validation", NoteOutcome.Failed) { Code = "unavailable", Message = "Away." },
            ]);
        Assert.Equal(
            "It is 5. Told already.\n\nWhat you could do:\nFound:\nf1. One.\nf2. Two.\nf3. Three.\nAsk what could be better, and you get all of it with the arithmetic.\n\nWhat is missing:\nNo cost.\n\nNot in this answer:\n- How good the data is: agent validation failed (unavailable). Away.\nA note.",
            text);
    }

    [Fact]
    public void Of_AQuestionOfWhatToDo_SaysAllOfWhatCouldBeBetter()
    {
        var text = ReportText.Of(new TriageResult(TriageCategory.Optimization, "x"), [Said("data", "It is 5."), Said("optimization", Advice), Said("actions", "Do:\n1. This.\n   a) so"), Said("validation", "Grade A.\nMore.")]);
        Assert.Equal($"It is 5.\n\nWhat could be better:\n{Advice}\n\nWhat to do:\nDo:\n1. This.\n\nGrade A.", text);
    }

    [Fact]
    public void Of_FailuresOnly_SaysThatThereIsNoAnswer() =>
        Assert.Contains("I have no answer.", ReportText.Of(null, [new AgentNote("data", NoteOutcome.Failed) { Code = "internal", Message = "No." }]), StringComparison.Ordinal);

    private static AgentNote Said(string agent, string answer) => new(agent, NoteOutcome.Completed) { Answer = answer };
}
