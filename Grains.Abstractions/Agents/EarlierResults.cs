using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// What agents found out before this one in the same run: the property <c>results</c> of <see cref="AgentRequest.Parameters"/>, an object with the
/// <see cref="AgentResult.Data"/> of each by its name. A client may send one itself: then it is that user's own data like any parameter, read with the same care.
/// </summary>
public sealed class EarlierResults
{
    /// <summary>The property of the parameters.</summary>
    public const string Property = "results";

    /// <summary>The most characters of JSON that <see cref="ToParameters"/> writes: what a call of an agent takes.</summary>
    public const int MaxLength = 65_536;

    private const string LeftOutProperty = "resultsLeftOut";
    private const string Rows = "rows";

    private static readonly JsonSerializerOptions Strict = new(EventJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    // What is passed on stands two levels deeper with the next agent.
    private static readonly JsonDocumentOptions Inner = new() { AllowDuplicateProperties = false, MaxDepth = 60 };
    private static readonly JsonDocumentOptions Outer = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly ImmutableSortedDictionary<string, JsonNode> _results;

    private EarlierResults(ImmutableSortedDictionary<string, JsonNode> results, ImmutableArray<string> leftOut) => (_results, LeftOut) = (results, leftOut);

    /// <summary>No results.</summary>
    public static EarlierResults None { get; } = new(ImmutableSortedDictionary.Create<string, JsonNode>(StringComparer.Ordinal), []);

    /// <summary>The agents whose results are there, in the order of their names.</summary>
    public IEnumerable<string> Agents => _results.Keys;

    /// <summary>Agents that had results which were too long to be passed on.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>What a request carries; none when it carries nothing.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is not an object of objects.</exception>
    public static EarlierResults Of(AgentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parameters = ParametersOf(request);
        var leftOut = parameters[LeftOutProperty] is JsonArray names
            ? names.OfType<JsonValue>().Where(name => name.GetValueKind() == JsonValueKind.String).Select(name => name.GetValue<string>()).ToImmutableArray()
            : [];
        return parameters[Property] switch
        {
            null => new EarlierResults(None._results, leftOut),
            JsonObject results when results.All(result => result.Value is JsonObject or null) =>
                new EarlierResults(None._results.AddRange(results.Where(result => result.Value is not null).Select(result => KeyValuePair.Create(result.Key, result.Value!))), leftOut),
            _ => throw Invalid($"The parameter '{Property}' has to be an object that holds an object for each agent."),
        };
    }

    /// <summary>Whether an agent's result is there.</summary>
    public bool Has(string agent) => _results.ContainsKey(agent);

    /// <summary>An agent's result, typed; <see langword="null"/> when there is none.</summary>
    /// <typeparam name="T">What the agent's data is; its references that are not nullable, and the parameters of its constructor, have to be there.</typeparam>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is of another shape.</exception>
    public T? Find<T>(string agent)
        where T : class
    {
        try
        {
            return _results.TryGetValue(agent, out var result) ? result.Deserialize<T>(Strict) : null;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw Invalid($"The result of '{agent}' in the parameter '{Property}' is not of the shape that this agent reads.");
        }
    }

    /// <summary>These and one more.</summary>
    /// <param name="agent">The agent's name.</param>
    /// <param name="data">Its <see cref="AgentResult.Data"/>; what is no JSON object is not passed on.</param>
    public EarlierResults With(string agent, string? data) =>
        TryParse(data, out var result) ? new EarlierResults(_results.SetItem(agent, result), LeftOut) : this;

    /// <summary>
    /// The parameters for the next agent: the request's own, with these results. When they are too long, the rows of queries are left out first (arrays named
    /// <c>rows</c>; how many they were stays), then the longest results.
    /// </summary>
    /// <param name="request">The request whose parameters go along.</param>
    /// <param name="reserved">Characters that the caller needs for something else.</param>
    public JsonObject ToParameters(AgentRequest request, int reserved = 0)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parameters = ParametersOf(request);
        parameters.Remove(Property);
        parameters.Remove(LeftOutProperty);
        var room = MaxLength - Length(parameters) - 100 - reserved;
        var (written, leftOut) = ToObject(room);
        if (written.Count > 0)
        {
            parameters[Property] = written;
        }

        if (leftOut.Length > 0 && leftOut.Sum(name => name.Length + 3) <= room)
        {
            parameters[LeftOutProperty] = new JsonArray([.. leftOut.Select(name => JsonValue.Create(name))]);
        }

        return parameters;
    }

    /// <summary>The results as one object of so many characters of JSON at most, and the names of those left out; see <see cref="ToParameters"/>.</summary>
    public (JsonObject Results, ImmutableArray<string> LeftOut) ToObject(int room)
    {
        var written = _results.ToDictionary(result => result.Key, result => result.Value.DeepClone(), StringComparer.Ordinal);
        var leftOut = ImmutableArray.CreateBuilder<string>();
        if (LengthOf(written, leftOut) > room)
        {
            foreach (var result in written.Values)
            {
                DropRows(result);
            }
        }

        while (written.Count > 0 && LengthOf(written, leftOut) > room)
        {
            var longest = written.MaxBy(result => Length(result.Value)).Key;
            written.Remove(longest);
            leftOut.Add(longest);
        }

        return (new JsonObject(written.OrderBy(result => result.Key, StringComparer.Ordinal).Select(result => KeyValuePair.Create<string, JsonNode?>(result.Key, result.Value))), leftOut.ToImmutable());
    }

    private static void DropRows(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            if (fields[Rows] is JsonArray)
            {
                fields.Remove(Rows);
            }

            foreach (var field in fields.Select(field => field.Value).OfType<JsonNode>())
            {
                DropRows(field);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
            {
                DropRows(item);
            }
        }
    }

    private static int LengthOf(Dictionary<string, JsonNode> results, IEnumerable<string> leftOut) =>
        results.Sum(result => Length(result.Value) + Length(JsonValue.Create(result.Key)) + 2) + leftOut.Sum(name => name.Length + 3);

    private static int Length(JsonNode node) => node.ToJsonString(EventJson.Options).Length;

    private static bool TryParse(string? json, [NotNullWhen(true)] out JsonNode? result)
    {
        try
        {
            result = json is null ? null : JsonNode.Parse(json, documentOptions: Inner) as JsonObject;
        }
        catch (JsonException)
        {
            result = null;
        }

        return result is not null;
    }

    private static JsonObject ParametersOf(AgentRequest request)
    {
        try
        {
            return JsonNode.Parse(string.IsNullOrWhiteSpace(request.Parameters) ? "{}" : request.Parameters, documentOptions: Outer) as JsonObject
                ?? throw Invalid("The parameters have to be a JSON object.");
        }
        catch (JsonException)
        {
            throw Invalid("The parameters have to be a JSON object, not too deep, in which no name stands twice.");
        }
    }

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
