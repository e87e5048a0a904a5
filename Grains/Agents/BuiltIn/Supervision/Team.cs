using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Reporting;

namespace Netra.Grains.Agents.BuiltIn.Supervision;

/// <summary>The agents that work on a question: what they found goes from one to the next, and one that fails does not end the others.</summary>
internal sealed class Team(AgentContext context)
{
    private readonly List<AgentNote> _notes = [];
    private readonly List<NetraException> _failures = [];

    /// <summary>How each agent ended, in the order they were asked.</summary>
    public IReadOnlyList<AgentNote> Notes => _notes;

    /// <summary>What they found.</summary>
    public EarlierResults Results { get; private set; } = EarlierResults.None;

    /// <summary>The first failure.</summary>
    public NetraException? Failure => _failures.FirstOrDefault();

    /// <summary>Whether one of these agents answered.</summary>
    public bool Answered(params ReadOnlySpan<string> agents)
    {
        foreach (var agent in agents)
        {
            if (_notes.Exists(note => note.Agent == agent && note.Outcome == NoteOutcome.Completed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks agents at once; each gets what was found before.</summary>
    public async Task AskAsync(IReadOnlyList<string> agents)
    {
        var asked = agents.Where(agent => !Skipped(agent)).ToList();
        var parameters = Results.ToParameters(context.Request);

        // The calls begin in this order, which makes them the same steps when the run resumes.
        var answers = await Task.WhenAll(asked.Select(agent => CallAsync(agent, parameters)));
        foreach (var (note, data, failure) in answers)
        {
            _notes.Add(note);
            Results = Results.With(note.Agent, data);
            _failures.AddRange(failure is null ? [] : [failure]);
        }
    }

    /// <summary>The report, when the agent that writes it does.</summary>
    public async Task<AgentResult?> ReportAsync()
    {
        var (note, data, failure) = await CallAsync(ReportingAgent.Name, AgentNotes.ToParameters(context.Request, Results, _notes));
        _notes.Add(note with { Answer = null });
        return failure is null ? new AgentResult(note.Answer!, data) : null;
    }

    private bool Skipped(string agent)
    {
        if (FlowPlan.BasisOf(agent) is not { } basis || Answered(basis))
        {
            return false;
        }

        _notes.Add(new AgentNote(agent, NoteOutcome.Skipped) { Message = $"agent {basis} did not answer." });
        return true;
    }

    private async Task<(AgentNote Note, string? Data, NetraException? Failure)> CallAsync(string agent, object parameters)
    {
        try
        {
            var result = await context.CallAgentAsync(agent, context.Request.Message, parameters);
            return (new AgentNote(agent, NoteOutcome.Completed) { Answer = result.Answer }, result.Data, null);
        }
        catch (NetraException failure) when (!EndsTheRun(failure))
        {
            return (new AgentNote(agent, NoteOutcome.Failed) { Code = failure.Code, Message = failure.Message }, null, failure);
        }
    }

    // A run that was cancelled, ran out of time, or cannot tell what it did, is no run with one agent less. One that has used up a budget is: what was found was paid for.
    private static bool EndsTheRun(NetraException failure) =>
        failure.Code is ErrorCodes.Cancelled or ErrorCodes.TimedOut or ErrorCodes.Diverged or ErrorCodes.OutcomeUnknown or ErrorCodes.Unauthenticated;
}
