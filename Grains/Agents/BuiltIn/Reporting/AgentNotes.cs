using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>What the agents said, on its way to the one that writes the report: the parameter <c>agents</c>, beside the results.</summary>
internal static class AgentNotes
{
    /// <summary>The parameter.</summary>
    public const string Property = "agents";

    private const int MostAnswers = 40_000;
    private const string Cut = " … (cut here; all of it is in the events of this run)";

    private static readonly JsonSerializerOptions Strict = new(EventJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The parameters for the report.</summary>
    public static JsonObject ToParameters(AgentRequest request, EarlierResults results, IReadOnlyList<AgentNote> notes)
    {
        var each = MostAnswers / Math.Max(1, notes.Count);
        var written = JsonSerializer.SerializeToNode(notes.Select(note => note with { Answer = Shortened(note.Answer, each), Message = Shortened(note.Message, each) }), Strict)!;
        var parameters = results.ToParameters(request, written.ToJsonString(EventJson.Options).Length + Property.Length + 10);
        parameters[Property] = written;
        return parameters;
    }

    /// <summary>What a request carries; none when it carries nothing.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: it is of another shape.</exception>
    public static ImmutableArray<AgentNote> Of(AgentRequest request)
    {
        try
        {
            using var parameters = JsonDocument.Parse(request.Parameters);
            var notes = parameters.RootElement.ValueKind == JsonValueKind.Object && parameters.RootElement.TryGetProperty(Property, out var given) && given.ValueKind != JsonValueKind.Null
                ? given.Deserialize<AgentNote[]>(Strict)!
                : [];
            return notes.Contains(null) ? throw new JsonException() : [.. notes];
        }
        catch (JsonException)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"The parameter '{Property}' has to be an array of what agents answered.");
        }
    }

    // Without splitting a character in two.
    private static string? Shortened(string? text, int most) =>
        text is null || text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), Cut);
}
