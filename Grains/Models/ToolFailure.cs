using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Agents;

namespace Netra.Grains.Models;

/// <summary>The result of a tool that was refused or failed, as the model gets it: code, message and place, so that it can mend what it asked for.</summary>
internal static class ToolFailure
{
    public static string Of(NetraException failure) => new JsonObject { ["error"] = JsonNode.Parse(StepError.ToJson(failure)) }.ToJsonString(EventJson.Options);

    public static string Of(string code, string message) => Of(new NetraException(code, message));
}
