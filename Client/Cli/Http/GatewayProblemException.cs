using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>The gateway refused a request: an RFC 9457 problem.</summary>
internal sealed class GatewayProblemException : Exception
{
    /// <summary>Reads a problem; an answer of another form becomes one.</summary>
    public GatewayProblemException(int status, string body)
        : this(Parse(status, body))
    {
    }

    private GatewayProblemException(JsonObject problem)
        : base((string?)problem["detail"] ?? (string?)problem["title"] ?? "The request was refused.") => Problem = problem;

    /// <summary>The problem.</summary>
    public JsonObject Problem { get; }

    /// <summary>Its code, such as <c>invalid_data</c>.</summary>
    public string Code => (string?)Problem["code"] ?? "failed";

    /// <summary>Its text as JSON.</summary>
    public string Json => Problem.ToJsonString();

    /// <summary>A number of the problem, such as <c>position</c>.</summary>
    public long? Number(string name) => Problem[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static JsonObject Parse(int status, string body)
    {
        try
        {
            if (JsonNode.Parse(body) is JsonObject problem)
            {
                return problem;
            }
        }
        catch (JsonException)
        {
            // Something between here and the gateway answered.
        }

        return new JsonObject { ["status"] = status, ["code"] = "failed", ["detail"] = $"The answer was HTTP {status}." };
    }
}
