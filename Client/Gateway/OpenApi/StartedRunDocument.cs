namespace Netra.Client.Gateway.OpenApi;

/// <summary>A run that was admitted.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="ThreadId">Its conversation.</param>
/// <param name="Status">Where it stands.</param>
internal sealed record StartedRunDocument(string RunId, string ThreadId, string Status);
