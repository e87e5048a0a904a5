using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Finds out what a question is about, and says so when that is nothing.</summary>
internal static class ScopePart
{
    /// <summary>What of the user's data a question is about.</summary>
    public static async Task<Catalogue> ReadAsync(Question question, Catalogue all, QueryRunner runner)
    {
        var isAll = question.Filter.IsNone && question.Range is null or { IsAll: true };
        return isAll && question.Filter.IsNone
            ? all
            : CatalogueReader.Coverage(await runner.RunAsync(CatalogueSql.Coverage("What the question is about", RowScope.Of(question.Filter, question.Range))), all);
    }

    /// <summary>Says that there are no such events, and where the data lies.</summary>
    public static async Task SayEmptyAsync(Question question, Catalogue all, QueryRunner runner, Answer answer)
    {
        var filter = SayScope.Filter(question.Filter);
        var what = filter.Length > 0 ? $"no events ({filter})" : "no events";
        answer.Line(question.Range is { IsAll: false } ? $"You have {what} in the time asked for ({SayScope.Range(question.Range)})." : $"You have {what} in all your data.");
        if (filter.Length > 0 && question.Range is { IsAll: false })
        {
            var ever = CatalogueReader.Coverage(await runner.RunAsync(CatalogueSql.Coverage("The same events at any time", RowScope.Of(question.Filter, null))), all);
            answer.Line(ever.IsEmpty ? "There are none at any other time either." : $"Such events do exist at other times: {Say.Count(ever.Events)} from {Say.Time(ever.First)} to {Say.Time(ever.Last)} UTC.");
        }

        answer.Line(WhereDataLies(all));
    }

    /// <summary>Where the data lies.</summary>
    public static string WhereDataLies(Catalogue all) =>
        $"Your data has {Say.Count(all.Events, "event")}, the first at {Say.Time(all.First)} and the last at {Say.Time(all.Last)} UTC.";
}
