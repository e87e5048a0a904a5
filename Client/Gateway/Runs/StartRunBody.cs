using System.Text;
using System.Text.Json;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Client.Gateway.Runs;

/// <summary>The body of <c>POST /v1/runs</c>.</summary>
internal static class StartRunBody
{
    private const int MaxMessage = 65_536;
    private const int MaxRequestId = 256;
    private const int MaxParametersBytes = 65_536;

    public static StartRun Read(JsonElement body, DateTimeOffset now)
    {
        var fields = JsonFields.Of(body, "message", "agent", "threadId", "requestId", "parameters");
        var message = fields.RequiredText("message", 1, MaxMessage);
        var requestId = fields.OptionalText("requestId", 1, MaxRequestId);
        return new StartRun(RunId.New(now), ThreadOf(fields), requestId, AgentOf(fields), message, ParametersOf(fields));
    }

    private static ThreadId? ThreadOf(JsonFields fields)
    {
        if (fields.OptionalText("threadId", 1, 128) is not { } text)
        {
            return null;
        }

        return ThreadId.TryParse(text, out var threadId)
            ? threadId
            : throw Refusal.Field("threadId", "must be 1 to 128 letters, digits, '.', '_', ':' or '-'.");
    }

    private static AgentName? AgentOf(JsonFields fields)
    {
        if (fields.OptionalText("agent", 1, 64) is not { } text)
        {
            return null;
        }

        return AgentName.TryParse(text, out var agent)
            ? agent
            : throw Refusal.Field("agent", "must be 1 to 64 lower-case letters, digits or '_', and start with a letter.");
    }

    private static string ParametersOf(JsonFields fields)
    {
        if (fields.OptionalObject("parameters") is not { } parameters)
        {
            return "{}";
        }

        // Written anew, so that white space does not make two requests of one.
        var json = CanonicalText(parameters);
        return Encoding.UTF8.GetByteCount(json) <= MaxParametersBytes
            ? json
            : throw Refusal.Field("parameters", $"must not be larger than {MaxParametersBytes} bytes.");
    }

    private static string CanonicalText(JsonElement value)
    {
        try
        {
            return JsonSerializer.Serialize(value);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Field("parameters", "holds text that is not well-formed.");
        }
    }
}
