using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>Stands where an exporter does, and keeps what it is given.</summary>
internal sealed class SeenSpans : BaseProcessor<Activity>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>All so far.</summary>
    public IReadOnlyList<Activity> All => [.. _spans];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
        {
            _spans.Enqueue(data);
            _arrived.Release();
        }
    }

    /// <summary>The span that a test waits for.</summary>
    public async Task<Activity> WaitAsync(string what, Func<Activity, bool> which)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (_spans.FirstOrDefault(which) is { } found)
            {
                return found;
            }

            try
            {
                await _arrived.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No span came that is {what}. Seen: {string.Join(", ", _spans.Select(span => span.DisplayName).Distinct())}");
            }
        }
    }

    /// <summary>The spans above one, the nearest first, as far as they were seen.</summary>
    public IReadOnlyList<Activity> Above(Activity span)
    {
        var all = _spans.Where(other => other.TraceId == span.TraceId).ToDictionary(other => other.SpanId);
        var above = new List<Activity>();
        for (var id = span.ParentSpanId; all.TryGetValue(id, out var parent); id = parent.ParentSpanId)
        {
            above.Add(parent);
        }

        return above;
    }
}
