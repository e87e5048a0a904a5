using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>
/// Makes the events of a workload, batch by batch: each batch follows from the workload, its seed and the batch's number alone, so that a batch that is written again
/// after a crash is the same. Times are those of independent arrivals at the pattern's rate; tokens and latency are log-normal about their medians, and latency grows with the
/// length of the answer.
/// </summary>
/// <param name="workload">The workload.</param>
/// <param name="prices">Prices of models, for what events cost.</param>
/// <param name="mark">Names this writing, so that its events can be told from those of others.</param>
internal sealed class SyntheticEvents(SyntheticWorkload workload, PriceTable prices, string mark)
{
    /// <summary>Rows of a batch.</summary>
    public const int BatchSize = 5_000;

    public const string Table = "workload_events";

    /// <summary>The event category of every made-up event; so <c>how many synthetic events</c> can be asked in words.</summary>
    public const string Category = "synthetic";

    private const double InputSpread = 0.6;
    private const double OutputSpread = 0.5;
    private const double LatencySpread = 0.3;
    private const double SlowShare = 0.01;
    private const double SlowFactor = 5;

    private static readonly ImmutableArray<string> Columns =
        ["timestamp", "workload_id", "event_type", "event_category", "model", "latency_ms", "tokens_input", "tokens_output", "cost_cents", "is_error", "dimensions"];

    private readonly BusyHours _hours = new(workload.From, workload.To, workload.Pattern);
    private readonly double _weights = workload.Models.Sum(model => model.Weight);

    private readonly SqlMap _marks = new(
    [
        new("synthetic", "true"),
        new("synthetic_run", mark),
        new("synthetic_seed", workload.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);

    public int Batches => (int)((workload.Events + BatchSize - 1) / BatchSize);

    /// <summary>A batch, by its number from 0, in order of time.</summary>
    public InsertBatch Batch(int number)
    {
        var begin = (long)number * BatchSize;
        var count = (int)Math.Min(BatchSize, workload.Events - begin);
        var random = new Xoshiro256StarStar(unchecked((workload.Seed * 1_000_003) ^ (number * 7_919)), threadSafe: false);
        var shares = Enumerable.Range(0, count).Select(_ => (begin + (random.NextDouble() * count)) / workload.Events).Order().ToArray();
        return new InsertBatch(Table, Columns, [.. shares.Select(share => Row(_hours.At(share), random))]);
    }

    private ImmutableArray<object?> Row(DateTime time, Xoshiro256StarStar random)
    {
        var model = Model(random.NextDouble() * _weights);
        var input = Tokens(random, workload.TokensInput, InputSpread);
        var length = LogNormal.Sample(random, 0, OutputSpread);
        var isError = random.NextDouble() * 100 < workload.ErrorRatePercent;
        var slow = random.NextDouble() < SlowShare ? SlowFactor : 1;
        var latency = workload.LatencyMs * (0.3 + (0.7 * length)) * LogNormal.Sample(random, 0, LatencySpread) * slow;

        // What failed has no answer.
        var output = isError ? 0L : (long)Math.Max(1, Math.Round(workload.TokensOutput * length));
        var cost = prices.Find(model)?.Cents(input, output);
        return
        [
            time, workload.Workload, workload.EventType, Category, model, Math.Round(latency, 3), input, output,
            cost is { } cents ? Math.Round(cents, 8) : null, isError, _marks,
        ];
    }

    private static long Tokens(Xoshiro256StarStar random, double median, double spread) => (long)Math.Clamp(Math.Round(median * LogNormal.Sample(random, 0, spread)), 1, uint.MaxValue);

    private string Model(double place)
    {
        foreach (var model in workload.Models)
        {
            place -= model.Weight;
            if (place < 0)
            {
                return model.Name;
            }
        }

        return workload.Models[^1].Name;
    }
}
