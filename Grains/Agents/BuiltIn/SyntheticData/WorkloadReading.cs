using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>What was read of a request: parameters win over words, words over the language model, and that over defaults.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="IsApproved">The caller approved of many events beside real ones.</param>
/// <param name="ReadByModel">What only the language model read.</param>
/// <param name="Defaults">What nobody gave.</param>
internal sealed record WorkloadReading(SyntheticWorkload Workload, bool IsApproved, ImmutableArray<string> ReadByModel, ImmutableArray<string> Defaults)
{
    private const string Instructions =
        "Read from the user's message what workload of language model requests they want made up as test data. Leave out (null) whatever the message does not say; invent nothing.";

    /// <summary>Reads a request.</summary>
    /// <exception cref="Abstractions.Errors.NetraException">A parameter cannot be read, or the workload is not possible.</exception>
    public static async Task<WorkloadReading> ReadAsync(AgentContext context, PriceTable prices, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var now = request.AskedAt.UtcDateTime;
        var (given, isApproved) = WorkloadParameters.Read(request.Parameters);
        var read = given.Or(WorkloadWords.Read(request.Message, word => prices.Find(word) is not null, now));
        var all = read;
        if (context.Chat is not null)
        {
            var asked = await context.AskModelAsync<ModelReading>(new ModelQuestion(Instructions) { Message = request.Message }, cancellationToken);
            all = asked.Succeeded ? read.Or(asked.Value.ToDraft()) : read;
        }

        var workload = SyntheticWorkload.Of(all, now, DefaultSeed(request));
        var known = Said(read);
        return new WorkloadReading(workload, isApproved, [.. Said(all).Except(known)], [.. Names.Except(Said(all))]);
    }

    private static readonly ImmutableArray<string> Names =
        ["workload", "models", "events", "time range", "latency", "input tokens", "output tokens", "error rate", "daily pattern", "seed"];

    private static IEnumerable<string> Said(WorkloadDraft draft) => Names.Zip(
        new[]
        {
            draft.Workload is not null, !draft.Models.IsEmpty, draft.Events is not null || draft.RatePerHour is not null, draft.From is not null || draft.To is not null, draft.LatencyMs is not null,
            draft.TokensInput is not null, draft.TokensOutput is not null, draft.ErrorRatePercent is not null, draft.Pattern is not null, draft.Seed is not null,
        }).Where(pair => pair.Second).Select(pair => pair.First);

    // Another one each time, and the same when the run resumes.
    private static int DefaultSeed(AgentRequest request)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{request.AskedAt.UtcTicks}/{request.ThreadId}/{request.Message}")));
        return BitConverter.ToInt32(digest) & int.MaxValue;
    }
}
