using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What could be saved, computed from the events of a scope, with the arithmetic as text.</summary>
internal sealed class SavingsAnalysis(IAnalysisQueries queries, PriceTable prices)
{
    /// <exception cref="NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<SavingsResult> RunAsync(AnalysisScope scope, SavingsRequest request)
    {
        Check(request);
        var run = await AnalysisRun.BeginAsync(queries, scope);
        var savings = ImmutableArray.CreateBuilder<Saving>();
        if (!run.Covered.IsEmpty)
        {
            var priced = await PricedRows.ReadAsync(run, prices);
            if (request.Move is { } move)
            {
                savings.Add(await MoveWhatIf.RunAsync(run, priced, prices, move));
            }

            if (request.CapInputTokens is { } cap)
            {
                savings.Add(await CapWhatIf.RunAsync(run, priced, cap));
            }

            if (request.CacheRepeats)
            {
                savings.Add(await CacheWhatIf.RunAsync(run, priced));
            }
        }

        return new SavingsResult
        {
            Evidence = run.Evidence(),
            Savings = savings.ToImmutable(),
            Prices = prices.Words,
            Notes = savings.Count > 1 ? ["Each saving is computed by itself; together they are less than their sum."] : [],
        };
    }

    private static void Check(SavingsRequest request)
    {
        if (request is { Move: null, CapInputTokens: null, CacheRepeats: false })
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "Name at least one what-if: another model, a cap of input tokens, or kept answers.");
        }

        if (request.Move is { } move && (string.IsNullOrWhiteSpace(move.Model) || move.Model.Length > 1_024 || move.SharePercent is not (> 0 and <= 100)))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "Moving takes the name of a model and a share above 0 and up to 100 percent.");
        }

        if (request.CapInputTokens is < 1 or > uint.MaxValue)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "The cap is a number of input tokens from 1 on.");
        }
    }
}
