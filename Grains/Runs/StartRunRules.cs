using System.Text.Json;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Grains.Runs;

/// <summary>Checks a wish to start a run again, whatever the gateway has checked.</summary>
internal static class StartRunRules
{
    private const int MaxMessage = 65_536;
    private const int MaxParameters = 65_536;
    private const int MaxRequestId = 256;

    /// <summary>Throws <see cref="ErrorCodes.InvalidRequest"/> with what is wrong.</summary>
    public static void Check(StartRun start)
    {
        Require(start.RunId != default, "The run has no id.");
        Require(!string.IsNullOrWhiteSpace(start.Message) && start.Message.Length <= MaxMessage, $"'message' must have 1 to {MaxMessage} characters and not be blank.");
        Require(start.RequestId is null or { Length: >= 1 and <= MaxRequestId }, $"'requestId' must have 1 to {MaxRequestId} characters.");
        Require(start.Parameters.Length <= MaxParameters && IsObject(start.Parameters), $"'parameters' must be a JSON object of at most {MaxParameters} characters.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, message);
        }
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
