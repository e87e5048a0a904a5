using System.Diagnostics.CodeAnalysis;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>
/// The key of an agent's grain: whose it is, which run, which agent, which call. The parts are escaped, so that two
/// different keys never have the same text.
/// </summary>
[GenerateSerializer, Immutable, Alias("netra.AgentGrainKey")]
public readonly record struct AgentGrainKey(
    [property: Id(0)] UserId UserId,
    [property: Id(1)] RunId RunId,
    [property: Id(2)] AgentName Agent,
    [property: Id(3)] CallId CallId)
{
    private const char Separator = '/';

    /// <summary>The text of the grain key.</summary>
    public string ToGrainKey() => $"{Escape(UserId.ToGrainKey())}{Separator}{RunId}{Separator}{Agent}{Separator}{CallId}";

    /// <summary>Reads a grain key; <see langword="false"/> when the text is not one that <see cref="ToGrainKey"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AgentGrainKey key)
    {
        key = default;
        var parts = text?.Split(Separator);
        if (parts is not { Length: 4 }
            || !UserId.TryParse(Unescape(parts[0]), out var userId)
            || !RunId.TryParse(parts[1], out var runId)
            || !AgentName.TryParse(parts[2], out var agent)
            || !CallId.TryParse(parts[3], out var callId))
        {
            return false;
        }

        var candidate = new AgentGrainKey(userId, runId, agent, callId);
        if (candidate.ToGrainKey() != text)
        {
            return false;
        }

        key = candidate;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => ToGrainKey();

    private static string Escape(string part) =>
        part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private static string Unescape(string part) =>
        part.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
