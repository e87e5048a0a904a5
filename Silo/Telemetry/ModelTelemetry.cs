using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Silo.Telemetry;

/// <summary>Counts what calls of the language model cost, by the prices that are configured. Spans, times and tokens are the library's.</summary>
internal sealed class ModelTelemetry : DelegatingChatClient
{
    /// <summary>The name of the source of spans and of the meter, the library's too.</summary>
    public const string Name = "Netra.Models";

    private readonly string _model;
    private readonly ModelPrice? _price;
    private readonly Meter _meter;
    private readonly Counter<double> _cost;

    /// <summary>Creates <c>netra.model.cost</c>.</summary>
    public ModelTelemetry(IChatClient inner, string model, PriceTable prices, IMeterFactory meters)
        : base(inner)
    {
        (_model, _price) = (model, prices.Find(model));
        _meter = meters.Create(Name);
        _cost = _meter.CreateCounter<double>("netra.model.cost", "{cent}", "What calls of the model cost in US cents, when its price is known and the provider tells the tokens.");
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        Count(response.Usage);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            foreach (var usage in update.Contents.OfType<UsageContent>())
            {
                Count(usage.Details);
            }

            yield return update;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _meter.Dispose();
        base.Dispose(disposing);
    }

    private void Count(UsageDetails? usage)
    {
        if (_price?.Cents(usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0) is double cents and > 0)
        {
            _cost.Add(cents, new KeyValuePair<string, object?>("gen_ai.request.model", _model));
        }
    }
}
