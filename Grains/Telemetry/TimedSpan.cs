using System.Diagnostics;
using System.Diagnostics.Metrics;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Telemetry;

/// <summary>Work under way: a span, when somebody traces, and its duration. What ends without having been told how was stopped.</summary>
/// <param name="activity">The span; <see langword="null"/>: nobody traces.</param>
/// <param name="duration">Where the duration is recorded.</param>
/// <param name="tags">What the duration is told by.</param>
/// <param name="names">Keeps codes of failures few.</param>
/// <param name="content">The attribute that shows what came out; <see langword="null"/>: nothing does.</param>
/// <param name="time">The clock.</param>
internal sealed class TimedSpan(Activity? activity, Histogram<double> duration, TagList tags, BoundedNames names, string? content, TimeProvider time) : IDisposable
{
    private readonly long _began = time.GetTimestamp();
    private TagList _tags = tags;
    private bool _ended;

    /// <summary>What the span is called once it has ended; <see langword="null"/>: as before.</summary>
    public string? NameAtTheEnd { get; init; }

    /// <summary>What came out, as the attribute shows it; asked only where content is.</summary>
    public Func<string, string> Shown { get; init; } = static outcome => outcome;

    /// <summary>It has ended well.</summary>
    /// <param name="outcome">What came out; shown where content is.</param>
    public void Complete(string? outcome)
    {
        if (content is not null && activity is { IsAllDataRequested: true })
        {
            activity.SetTag(content, outcome is null ? null : Shown(outcome));
        }

        End(error: null);
    }

    /// <summary>It has failed.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>, or what stands for one.</param>
    public void Fail(string code) => End(code);

    /// <inheritdoc/>
    public void Dispose() => End(ErrorCodes.Cancelled);

    private void End(string? error)
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (error is not null)
        {
            error = names.Of(error);
            _tags.Add(TelemetryNames.Error, error);

            // A message may hold content; the code says enough.
            activity?.SetTag(TelemetryNames.Error, error).SetStatus(ActivityStatusCode.Error);
        }

        if (activity is not null && NameAtTheEnd is { } name)
        {
            activity.DisplayName = name;
        }

        duration.Record(time.GetElapsedTime(_began).TotalSeconds, _tags);
        activity?.Dispose();
    }
}
