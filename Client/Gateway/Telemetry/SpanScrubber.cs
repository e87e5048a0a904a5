using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>
/// Takes out of spans, before anything exports them, what no operator is to read: Orleans names the called grain, and so the user, in each call; HTTP has paths
/// with session keys; an exception's message may quote a user. Each source has a list of what stays.
/// </summary>
internal sealed class SpanScrubber(IEnumerable<SpanAttributes> sources) : BaseProcessor<Activity>
{
    // Names are short. What a provider of models calls itself may be as long as it likes.
    private const int MaxText = 256;

    private readonly FrozenDictionary<string, SpanAttributes> _sources = sources.ToFrozenDictionary(source => source.Source, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        // What a client sent along with the trace's id; empty, for without a value it has that of the span above.
        data.TraceStateString = string.Empty;
        data.SetStatus(data.Status);
        if (_sources.TryGetValue(data.Source.Name, out var allowed))
        {
            Scrub(data, allowed);
        }
    }

    private static void Scrub(Activity span, SpanAttributes allowed)
    {
        List<KeyValuePair<string, object?>>? changed = null;
        foreach (var (name, value) in span.EnumerateTagObjects())
        {
            if (allowed.Content.TryGetValue(name, out var shown))
            {
                (changed ??= []).Add(new(name, value is null ? null : shown(value.ToString()!)));
            }
            else if (!allowed.Has(name))
            {
                (changed ??= []).Add(new(name, null));
            }
            else if (value is string { Length: > MaxText } text)
            {
                (changed ??= []).Add(new(name, text[..MaxText]));
            }
        }

        foreach (var (name, value) in changed ?? [])
        {
            span.SetTag(name, value);
        }
    }
}
