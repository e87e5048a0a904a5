using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>
/// The rows of a scope with what they cost, as a subquery with the columns <c>tin</c>, <c>tout</c> (tokens), <c>recorded</c>, <c>price_in</c>, <c>price_out</c> (cents per
/// 1,000,000 tokens) and <c>cost</c> (cents), all of which may be NULL, beside columns of the table.
/// </summary>
internal sealed class PricedRows(ImmutableArray<ModelPrice> prices, bool isCut)
{
    /// <summary>So many models have a price in one analysis; those with the most events.</summary>
    private const int MostModels = 200;

    /// <summary>The prices of models in the scope.</summary>
    public ImmutableArray<ModelPrice> Prices { get; } = prices;

    /// <summary>There are more models than were given a price.</summary>
    public bool IsCut { get; } = isCut;

    /// <summary>Finds out which models the scope has and what they cost.</summary>
    public static async Task<PricedRows> ReadAsync(AnalysisRun run, PriceTable prices)
    {
        var rows = run.Rows();
        var table = await run.AskAsync(rows, "The models to price", $"SELECT toString(model) AS name, count() AS events {rows.From()} GROUP BY name ORDER BY events DESC, name LIMIT {MostModels + 1}");
        var found = Enumerable.Range(0, Math.Min(table.Rows.Length, MostModels)).Select(row => prices.Find(table.Text(row, "name"))).OfType<ModelPrice>();
        return new PricedRows([.. found], table.Rows.Length > MostModels);
    }

    public ModelPrice? Price(string model) => Prices.FirstOrDefault(price => price.Model == model);

    /// <summary>FROM and the subquery.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="more">Further columns of the table, each after a comma.</param>
    public string From(RowScope rows, string more = "")
    {
        var (input, output) = (Choose(rows.Parameters, price => price.InputCentsPerMillion), Choose(rows.Parameters, price => price.OutputCentsPerMillion));
        return "FROM (SELECT *, if(recorded IS NOT NULL, recorded, if(price_in IS NULL OR (tin IS NULL AND tout IS NULL), NULL, (ifNull(tin, 0) * price_in + ifNull(tout, 0) * price_out) / 1000000)) AS cost FROM "
            + "(SELECT timestamp, event_id, toString(workload_id) AS workload, toString(model) AS model_name, toFloat64(tokens_input) AS tin, toFloat64(tokens_output) AS tout, "
            + $"{ValueSql.Of(new Measure(Metric.Cost), rows.Parameters)} AS recorded, {input} AS price_in, {output} AS price_out{more} {rows.From()}))";
    }

    /// <summary>What an event of a table costs in cents: what it records, else its tokens at the price of its model, else NULL.</summary>
    public static string CentsOf(string table, ImmutableArray<ModelPrice> prices, SqlParameters parameters)
    {
        var (input, output) = (Choose(table + ".model", prices, parameters, price => price.InputCentsPerMillion), Choose(table + ".model", prices, parameters, price => price.OutputCentsPerMillion));
        return $"if({table}.cost_cents IS NOT NULL, {table}.cost_cents, if({table}.tokens_input IS NULL AND {table}.tokens_output IS NULL, NULL, "
            + $"(ifNull({table}.tokens_input, 0) * {input} + ifNull({table}.tokens_output, 0) * {output}) / 1000000))";
    }

    private string Choose(SqlParameters parameters, Func<ModelPrice, double> price) => Choose("model", Prices, parameters, price);

    private static string Choose(string model, ImmutableArray<ModelPrice> prices, SqlParameters parameters, Func<ModelPrice, double> price) => prices.IsEmpty
        ? "CAST(NULL, 'Nullable(Float64)')"
        : $"multiIf({string.Join(", ", prices.Select(known => $"{model} = {parameters.Text(known.Model)}, {parameters.Number(price(known))}"))}, NULL)";
}
