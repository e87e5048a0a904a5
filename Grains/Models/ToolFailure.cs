using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents;

namespace Netra.Grains.Models;

/// <summary>The result of a tool that was refused or failed, as the model gets it: code, message and place, so that it can mend what it asked for.</summary>
internal static class ToolFailure
{
    public static JsonElement Of(NetraException failure) =>
        JsonSerializer.SerializeToElement(new JsonObject { ["error"] = JsonNode.Parse(StepError.ToJson(failure)) });

    public static JsonElement Of(string code, string message) => Of(new NetraException(code, message));
}
