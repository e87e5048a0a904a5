using System.Diagnostics;

namespace Netra.Grains.Telemetry;

/// <summary>
/// The place in a trace, in the form of the header <c>traceparent</c>: stored with a run, so that whoever goes on with it, later or elsewhere, continues the trace.
/// </summary>
internal static class TraceContext
{
    /// <summary>The current place; <see langword="null"/>: there is none.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>The place as a parent; none when nothing is known.</summary>
    public static ActivityContext Parse(string? text) => ActivityContext.TryParse(text, null, isRemote: true, out var context) ? context : default;

    /// <summary>Begins work that belongs to no request that happens to be under way.</summary>
    public static T Apart<T>(Func<T> begin)
    {
        var current = Activity.Current;
        Activity.Current = null;
        try
        {
            return begin();
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
