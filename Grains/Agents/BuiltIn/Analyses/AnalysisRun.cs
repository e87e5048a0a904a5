using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>An analysis under way: runs its queries one after the other, and keeps what its result rests on.</summary>
internal sealed class AnalysisRun
{
    private readonly IAnalysisQueries _queries;
    private readonly ImmutableArray<EvidenceQuery>.Builder _asked = ImmutableArray.CreateBuilder<EvidenceQuery>();

    private AnalysisRun(IAnalysisQueries queries, AnalysisScope scope) => (_queries, Scope) = (queries, scope);

    public AnalysisScope Scope { get; }

    /// <summary>What the scope holds.</summary>
    public Catalogue Covered { get; private set; } = new();

    public TimeSpan Span => Covered.Last - Covered.First;

    /// <summary>Finds out what the scope holds.</summary>
    public static async Task<AnalysisRun> BeginAsync(IAnalysisQueries queries, AnalysisScope scope)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(scope);
        var run = new AnalysisRun(queries, scope);
        run.Covered = CatalogueReader.Coverage(await run.AskAsync(CatalogueSql.Coverage("What the analysis is about", scope.Rows())), run.Covered);
        return run;
    }

    public RowScope Rows() => Scope.Rows();

    public Task<QueryTable> AskAsync(RowScope rows, string purpose, string sql) => AskAsync(rows.Query(purpose, sql));

    public Evidence Evidence() => new()
    {
        Events = Covered.Events,
        From = Scope.Range?.From,
        To = Scope.Range?.To,
        First = Covered.IsEmpty ? null : Covered.First,
        Last = Covered.IsEmpty ? null : Covered.Last,
        Filter = SayScope.Filter(Scope.Filter),
        Queries = _asked.ToImmutable(),
    };

    private async Task<QueryTable> AskAsync(PlannedQuery planned)
    {
        var table = await _queries.RunAsync(planned);
        var parameters = planned.Parameters.ToImmutableSortedDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value), StringComparer.Ordinal);
        _asked.Add(new EvidenceQuery(planned.Purpose, planned.Sql, parameters, table.Rows.Length));
        return table;
    }
}
