using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Netra.Faults.Users;

/// <summary>An event as a client got it.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Type">Its type.</param>
/// <param name="RunId">Its run.</param>
/// <param name="Timestamp">When it was stored.</param>
/// <param name="Message">What was asked, of an <c>agent_started</c>.</param>
/// <param name="ToolCallId">The tool call it is about.</param>
/// <param name="ApprovalId">The approval it asks for.</param>
/// <param name="Status">How something ended.</param>
/// <param name="Digest">A digest of all of it.</param>
internal sealed record SeenEvent(
    long Sequence, string Type, string RunId, DateTimeOffset Timestamp, string? Message, string? ToolCallId, string? ApprovalId, string? Status, string Digest)
{
    /// <summary>Reads an event as it came.</summary>
    public static SeenEvent Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var payload = root.GetProperty("payload");
        return new SeenEvent(
            root.GetProperty("sequence").GetInt64(),
            root.GetProperty("type").GetString()!,
            root.GetProperty("runId").GetString()!,
            root.GetProperty("timestamp").GetDateTimeOffset(),
            Text("message"),
            Text("toolCallId"),
            Text("approvalId"),
            Text("status"),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8)));

        string? Text(string name) => payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
