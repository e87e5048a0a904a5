using System.Text.Json;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>The figures behind an answer, as JSON: what was understood, every query with its rows, every figure said.</summary>
internal static class AnswerData
{
    public static string Of(IReadOnlyList<Question> questions, IReadOnlyList<AskedQuery> asked, Answer answer, IEnumerable<string> unread, Catalogue all)
    {
        var first = questions.Count > 0 ? questions[0] : new Question();
        var intents = questions.SelectMany(question => question.Topics).Distinct().Select(topic => topic.ToString().ToLowerInvariant()).ToList();
        return JsonSerializer.Serialize(
            new
            {
                intent = intents.Count > 0 ? intents[0] : "not_understood",
                intents,
                range = Range(first.Range),
                baseline = first.Baseline is null ? null : Range(first.Baseline),
                filters = questions.Select(question => SayScope.Filter(question.Filter)).Where(filter => filter.Length > 0).Distinct(),
                percentiles = MeasureSql.PercentileDefinition,
                queries = asked.Select(query => new
                {
                    purpose = query.Query.Purpose,
                    sql = query.Query.Sql,
                    parameters = new SortedDictionary<string, object?>(query.Query.Parameters.ToDictionary(), StringComparer.Ordinal),
                    rowCount = query.Result.Rows.Length,
                    columns = query.Result.Columns.Zip(query.Result.Types, (name, type) => new { name, type }),
                    rows = query.Result.Rows,
                }),
                analyses = answer.Analyses.Select(analysis => new { analysis = analysis.Name, result = JsonSerializer.SerializeToElement(analysis.Result, analysis.Result.GetType(), EventJson.Options) }),
                figures = answer.Figures,
                names = all.Subjects.Where(name => answer.Text.Contains(name, StringComparison.OrdinalIgnoreCase)),
                notUnderstood = questions.SelectMany(question => question.UnknownNames.Concat(question.UnknownWords)).Concat(unread).Distinct(),
            },
            EventJson.Options);
    }

    private static object Range(TimeRange? range) => new { from = Iso(range?.From), to = Iso(range?.To), words = range?.Words ?? TimeRange.All.Words };

    private static string? Iso(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
