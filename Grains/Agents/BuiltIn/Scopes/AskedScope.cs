using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Scopes;

/// <summary>
/// Which events an agent is to look at: what <c>triage</c> found, when its result comes along; else the time range and names in the message. The caller's own
/// parameters (<c>from</c>, <c>to</c>, <c>workload</c>, <c>model</c>) win over both.
/// </summary>
/// <param name="Scope">The events.</param>
/// <param name="Catalogue">What the user's data holds; empty when triage has read the message.</param>
/// <param name="UnknownNames">Names in the message that the data does not have: no figures are given then.</param>
/// <param name="Which">Says which events these are, when the message asks about several kinds.</param>
/// <param name="Measures">What the message names to be measured.</param>
internal sealed record AskedScope(AnalysisScope Scope, Catalogue Catalogue, ImmutableArray<string> UnknownNames, string? Which, ImmutableArray<Measure> Measures)
{
    /// <summary>Reads it, with what data there is where <c>triage</c> has not read the message.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: a parameter cannot be read, or the range ends before it begins.</exception>
    public static async Task<AskedScope> ReadAsync(AgentRequest request, QueryRunner runner)
    {
        var triage = Triage(request);
        return Read(request, triage, triage is null ? await CatalogueReader.ReadAsync(runner) : new Catalogue(), request.Message);
    }

    /// <summary>What <c>triage</c> found; <see langword="null"/>: it was not asked.</summary>
    public static TriageResult? Triage(AgentRequest request) => EarlierResults.Of(request).Find<TriageResult>(TriageAgent.Name);

    /// <summary>Reads it.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="triage">What <c>triage</c> found.</param>
    /// <param name="catalogue">What data there is; not looked at when <c>triage</c> did.</param>
    /// <param name="message">The message, or what of it says which events.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: a parameter cannot be read, or the range ends before it begins.</exception>
    public static AskedScope Read(AgentRequest request, TriageResult? triage, Catalogue catalogue, string message)
    {
        var parameters = RequestParameters.Read(request.Parameters);
        if (!parameters.Unread.IsEmpty)
        {
            throw new NetraException(
                ErrorCodes.InvalidRequest,
                $"The parameter {Say.List([.. parameters.Unread.Select(Say.Quote)])} cannot be read: from and to are dates or times (2026-11-01, 2026-11-01T10:00:00Z), workload and model are names or lists of names.");
        }

        IEnumerable<Question> read = triage is not null ? [Told(triage)] : new QuestionReader(catalogue, request.AskedAt.UtcDateTime).Read(message);
        List<Question> questions = [.. read.DefaultIfEmpty(new Question()).Select(parameters.ApplyTo)];
        var asked = LeadingQuestion.Of(questions);
        return new AskedScope(AnalysisScope.Of(asked.Filter, asked.Range), catalogue, [.. questions.SelectMany(question => question.UnknownNames).Distinct()], LeadingQuestion.SayWhich(questions), asked.Measures);
    }

    /// <summary>What is answered instead of figures when the message has names that the data does not.</summary>
    public AgentResult? SayUnknownNames()
    {
        if (UnknownNames.IsEmpty)
        {
            return null;
        }

        var answer = new Answer();
        NotUnderstood.SayNames(new Question { UnknownNames = UnknownNames }, Catalogue, answer);
        return new AgentResult(answer.Text);
    }

    /// <summary>How many of the events were made up by <c>synthetic_data</c>.</summary>
    public async Task<long> SyntheticAsync(IAnalysisQueries queries)
    {
        var rows = Scope.Rows();
        var table = await queries.RunAsync(rows.Query("Events that are synthetic", $"SELECT count() AS events {rows.From("dimensions['synthetic'] = 'true'")}"));
        return table.Count(0, "events");
    }

    /// <summary>Says how many events are synthetic, when some are.</summary>
    public static string? SaySynthetic(long synthetic, long events) => synthetic == 0
        ? null
        : $"{Say.Count(synthetic, "event")} of {Say.Count(events)} are synthetic (dimension synthetic = true): what is told here is of made-up data to that extent.";

    private static Question Told(TriageResult triage)
    {
        var scope = triage.Scope.ToAnalysisScope();
        var measures = triage.Entities.Measures.IsDefault ? [] : triage.Entities.Measures;
        return new Question { Filter = scope.Filter, Range = scope.Range, Measures = [.. measures.OfType<string>().Select(MeasureNames.Find).OfType<Measure>()] };
    }
}
