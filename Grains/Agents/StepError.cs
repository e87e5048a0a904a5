using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Agents;

/// <summary>The failure of a step, as recorded: a resumed agent gets the same one again. Foreign exceptions keep their message to themselves.</summary>
internal static class StepError
{
    /// <summary>What is recorded and shown.</summary>
    public static string ToJson(Exception failure)
    {
        var known = failure as NetraException;
        return new JsonObject
        {
            ["code"] = known?.Code ?? ErrorCodes.Internal,
            ["message"] = known?.Message ?? "The step failed.",
        }.ToJsonString(EventJson.Options);
    }

    /// <summary>The failure again.</summary>
    public static NetraException FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new NetraException(
            document.RootElement.GetProperty("code").GetString() ?? ErrorCodes.Internal,
            document.RootElement.GetProperty("message").GetString() ?? "The step failed.");
    }
}
