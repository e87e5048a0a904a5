using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Http;

/// <summary>A request was refused, or data does not fit: an RFC 9457 problem.</summary>
internal sealed class GatewayProblemException : Exception
{
    private GatewayProblemException(JsonObject problem, string message)
        : base(message) => Problem = problem;

    /// <summary>The problem, with what the client knows better.</summary>
    public JsonObject Problem { get; }

    /// <summary>Its code, such as <c>invalid_data</c>.</summary>
    public string Code => Text("code") ?? "failed";

    /// <summary>The HTTP status; 0 for a problem found before anything was sent.</summary>
    public int Status => (int)(Number("status") ?? 0);

    /// <summary>Reads a problem; an answer of another form becomes one.</summary>
    public static GatewayProblemException Read(int status, string body)
    {
        JsonObject? problem = null;
        try
        {
            problem = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            // Something between here and the gateway answered.
        }

        problem ??= new JsonObject { ["code"] = "failed", ["detail"] = $"The answer was HTTP {status}, without a reason." };
        problem["status"] = (long)status;
        return Of(problem);
    }

    /// <summary>A problem that the client found itself.</summary>
    public static GatewayProblemException Create(string code, string detail) =>
        Of(new JsonObject { ["type"] = "about:blank", ["code"] = code, ["detail"] = detail });

    /// <summary>Data that does not fit, found before it was sent.</summary>
    /// <param name="line">The line of the file where the record begins, from 1.</param>
    /// <param name="row">The record, from 1, without a header.</param>
    /// <param name="problem">What is wrong, after "the record".</param>
    public static GatewayProblemException InvalidData(long line, long row, string problem)
    {
        var refusal = Create("invalid_data", $"Line {line}: the record {problem}.");
        refusal.Problem["line"] = line;
        refusal.Problem["row"] = row;
        return refusal;
    }

    /// <summary>The same problem with another text.</summary>
    public GatewayProblemException With(string detail)
    {
        Problem["detail"] = detail;
        return Of(Problem);
    }

    /// <summary>A number of the problem, such as <c>position</c>.</summary>
    public long? Number(string name) => JsonOutput.Integer(Problem[name]);

    /// <summary>A text of the problem, such as <c>column</c>.</summary>
    public string? Text(string name) => TextOf(Problem, name);

    private static GatewayProblemException Of(JsonObject problem) =>
        new(problem, TextOf(problem, "detail") ?? TextOf(problem, "title") ?? "The request was refused.");

    private static string? TextOf(JsonObject problem, string name) =>
        problem[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
