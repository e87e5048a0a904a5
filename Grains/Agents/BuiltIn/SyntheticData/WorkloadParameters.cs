using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>Reads a workload from the caller's parameters. What is named and cannot be read is refused: nothing is written that was not asked for.</summary>
internal static class WorkloadParameters
{
    public const string Approved = "approved";

    private static readonly string[] Known =
    [
        "workload", "models", "eventType", "events", "ratePerHour", "from", "to", "latencyMs", "latencyLevel", "tokensInput", "tokensOutput", "errorRatePercent",
        "dailyPattern", "seed", Approved, EarlierResults.Property, "resultsLeftOut",
    ];

    /// <summary>What the parameters say, and whether they approve of many events beside real ones.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what cannot be read.</exception>
    public static (WorkloadDraft Draft, bool IsApproved) Read(string json)
    {
        using var document = Parse(json);
        var given = document.RootElement;
        foreach (var name in given.EnumerateObject().Select(property => property.Name).Where(name => !Known.Contains(name)))
        {
            throw Invalid($"There is no parameter '{(name.Length > 60 ? name[..60] : name)}'; there are: {string.Join(", ", Known.SkipLast(2))}.");
        }

        var draft = new WorkloadDraft
        {
            Workload = Text(given, "workload"),
            Models = Models(given),
            EventType = Text(given, "eventType"),
            Events = Whole(given, "events"),
            RatePerHour = Number(given, "ratePerHour"),
            From = Time(given, "from", isEnd: false),
            To = Time(given, "to", isEnd: true),
            LatencyMs = Number(given, "latencyMs") ?? Level(given),
            TokensInput = Number(given, "tokensInput"),
            TokensOutput = Number(given, "tokensOutput"),
            ErrorRatePercent = Number(given, "errorRatePercent"),
            Pattern = Pattern(given),
            Seed = Whole(given, "seed"),
        };
        return (draft, Find(given, Approved) is { } approved && (approved.ValueKind is JsonValueKind.True or JsonValueKind.False ? approved.GetBoolean() : throw Wrong(Approved, "true or false")));
    }

    /// <summary>The typical latency of a level.</summary>
    public static double? LatencyOf(string level) => level switch
    {
        "low" => 250,
        "medium" => 900,
        "high" => 4_000,
        _ => null,
    };

    /// <summary>A pattern by its name.</summary>
    public static DailyPattern? PatternOf(string name) => name switch
    {
        "flat" => DailyPattern.Flat,
        "daily" => DailyPattern.Daily,
        "business_hours" => DailyPattern.BusinessHours,
        "evening" => DailyPattern.Evening,
        "night" => DailyPattern.Night,
        _ => null,
    };

    private static JsonDocument Parse(string json)
    {
        try
        {
            var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Invalid("The parameters have to be a JSON object.");
        }
        catch (JsonException)
        {
            throw Invalid("The parameters have to be a JSON object in which no name stands twice.");
        }
    }

    private static JsonElement? Find(JsonElement given, string name) => given.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement given, string name) =>
        Find(given, name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");

    private static double? Number(JsonElement given, string name) =>
        Find(given, name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(name, "a number");

    private static long? Whole(JsonElement given, string name) =>
        Find(given, name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Wrong(name, "a whole number");

    private static double? Level(JsonElement given) =>
        Text(given, "latencyLevel") is { } level ? LatencyOf(level) ?? throw Wrong("latencyLevel", "low, medium or high") : null;

    private static DailyPattern? Pattern(JsonElement given) =>
        Text(given, "dailyPattern") is { } name ? PatternOf(name) ?? throw Wrong("dailyPattern", "flat, daily, business_hours, evening or night") : null;

    private static DateTime? Time(JsonElement given, string name, bool isEnd) =>
        Text(given, name) is not { } text ? null : StampReader.Read(text) is { } point ? (isEnd && !point.IsInstant ? point.End : point.Start) : throw Wrong(name, "a date or time such as 2026-11-01T10:00:00Z");

    // "m", ["m", "n"] or {"m": 0.7, "n": 0.3}
    private static ImmutableArray<ModelShare> Models(JsonElement given) => Find(given, "models") switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [new ModelShare(one.GetString()!, 1)],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => new ModelShare(item.GetString()!, 1))],
        { ValueKind: JsonValueKind.Object } shares when shares.EnumerateObject().All(share => share.Value.ValueKind == JsonValueKind.Number) =>
            [.. shares.EnumerateObject().Select(share => new ModelShare(share.Name, share.Value.GetDouble()))],
        _ => throw Wrong("models", "a name, a list of names, or an object of names and shares"),
    };

    private static NetraException Wrong(string name, string what) => Invalid($"The parameter '{name}' has to be {what}.");

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
