using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A question on its way to its answer.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="All">What data there is.</param>
/// <param name="Scope">What of it the question is about.</param>
/// <param name="Runner">Runs queries.</param>
/// <param name="Answer">Takes the answer.</param>
/// <param name="Setting">What the answer goes by besides the data.</param>
internal sealed record Inquiry(Question Question, Catalogue All, Catalogue Scope, QueryRunner Runner, Answer Answer, AnswerSetting Setting)
{
    /// <summary>What models cost.</summary>
    public PriceTable Prices => Setting.Prices;

    /// <summary>Prices at which events that record no cost are counted; none: they are not.</summary>
    public ImmutableArray<ModelPrice> Filled { get; init; } = [];

    /// <summary>The events the question is about, for an analysis that knows prices itself, or needs none.</summary>
    public AnalysisScope Analysed => AnalysisScope.Of(Question.Filter, Question.Range);

    /// <summary>The same, for an analysis of a measure.</summary>
    public AnalysisScope Valued => Analysed with { Cost = Filled.IsEmpty ? null : Cents };

    /// <summary>The events the question is about; a fresh one for each query, since parameters collect in it.</summary>
    public RowScope Rows(TimeRange? range = null) => Costed(RowScope.Of(Question.Filter, range ?? Question.Range));

    /// <summary>Rows with what their events cost.</summary>
    public RowScope Costed(RowScope rows) => Filled.IsEmpty ? rows : rows.Costing(Cents);

    public TimeSpan Span => Scope.Last - Scope.First;

    private string Cents(SqlParameters parameters) => PricedRows.CentsOf("e", Filled, parameters);
}
