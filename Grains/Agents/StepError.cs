using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Agents;

/// <summary>
/// The failure of a step, as recorded and as its agent sees it, also when it goes on from its journal. Foreign exceptions keep their message to themselves.
/// </summary>
internal static class StepError
{
    private const string Foreign = "The step failed. The operator finds the reason in the log, under this run's id.";

    /// <summary>What is recorded and shown.</summary>
    public static string ToJson(Exception failure)
    {
        var error = new JsonObject();
        var known = failure as NetraException;
        Add("code", known?.Code ?? ErrorCodes.Internal);
        Add("message", StepLimits.Capped(known?.Message ?? Foreign));
        Add("position", known?.Position);
        Add("line", known?.Line);
        Add("row", known?.Row);
        Add("column", known?.Column);
        Add("errorClass", known?.ErrorClass);
        Add("retryAfterMs", known?.RetryAfter?.TotalMilliseconds);
        return error.ToJsonString(EventJson.Options);

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }
    }

    /// <summary>The failure again.</summary>
    public static NetraException FromJson(string json)
    {
        var error = JsonNode.Parse(json)!;
        return new NetraException((string?)error["code"] ?? ErrorCodes.Internal, (string?)error["message"] ?? Foreign)
        {
            Position = (int?)error["position"],
            Line = (long?)error["line"],
            Row = (long?)error["row"],
            Column = (string?)error["column"],
            ErrorClass = (string?)error["errorClass"],
            RetryAfter = (double?)error["retryAfterMs"] is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        };
    }
}
