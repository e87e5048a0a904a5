using System.Text.Json.Nodes;

namespace Netra.Client.Gateway.OpenApi;

/// <summary>The wish to start a run.</summary>
/// <param name="Message">The words; 1 to 65,536 characters.</param>
/// <param name="Agent">The agent; without it the default one.</param>
/// <param name="ThreadId">The conversation.</param>
/// <param name="RequestId">The client's own name for this request: the same one again returns the same run.</param>
/// <param name="Parameters">An object of at most 64 KiB.</param>
internal sealed record StartRunDocument(
    string Message,
    string? Agent = null,
    string? ThreadId = null,
    string? RequestId = null,
    JsonObject? Parameters = null);
