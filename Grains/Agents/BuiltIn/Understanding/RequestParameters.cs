using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What a caller says beside the message: <c>from</c>, <c>to</c>, <c>workload</c>, <c>model</c>.</summary>
/// <param name="Range">The time range, when one is given.</param>
/// <param name="Values">Filters.</param>
/// <param name="Unread">Parameters that could not be read.</param>
internal sealed record RequestParameters(TimeRange? Range, ImmutableArray<ValueFilter> Values, ImmutableArray<string> Unread)
{
    public static RequestParameters None { get; } = new(null, [], []);

    public static RequestParameters Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : None with { Unread = ["parameters"] };
        }
        catch (JsonException)
        {
            return None with { Unread = ["parameters"] };
        }
    }

    /// <summary>The question with what the caller says; the caller's range and names win over those in the message.</summary>
    public Question ApplyTo(Question question) => question with
    {
        Range = Range ?? question.Range,
        Filter = question.Filter with
        {
            Values = [.. Values, .. question.Filter.Values.Where(filter => !Values.Any(given => given.Dimension == filter.Dimension))],
        },
    };

    private static RequestParameters Read(JsonElement given)
    {
        var unread = ImmutableArray.CreateBuilder<string>();
        var from = Time(given, "from", isEnd: false, unread);
        var to = Time(given, "to", isEnd: true, unread);
        var values = ImmutableArray.CreateBuilder<ValueFilter>();
        foreach (var (name, kind) in new[] { ("workload", DimensionKind.Workload), ("model", DimensionKind.Model) })
        {
            ImmutableArray<string> names = given.TryGetProperty(name, out var value) ? Names(value) : [];
            if (!names.IsEmpty)
            {
                values.Add(new ValueFilter(new Dimension(kind), names, Excluded: false));
            }
            else if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            {
                unread.Add(name);
            }
        }

        return new RequestParameters(from is null && to is null ? null : new TimeRange(from, to, ""), values.ToImmutable(), unread.ToImmutable());
    }

    private static ImmutableArray<string> Names(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Take(100)],
        _ => [],
    };

    private static DateTime? Time(JsonElement given, string name, bool isEnd, ImmutableArray<string>.Builder unread)
    {
        if (!given.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        // A bare day at the end is meant to the end of that day.
        var point = value.ValueKind == JsonValueKind.String ? StampReader.Read(value.GetString()!) : null;
        if (point is null)
        {
            unread.Add(name);
            return null;
        }

        return isEnd && !point.IsInstant ? point.End : point.Start;
    }
}
