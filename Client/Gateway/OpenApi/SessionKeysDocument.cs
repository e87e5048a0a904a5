namespace Netra.Client.Gateway.OpenApi;

/// <summary>The keys of a session.</summary>
/// <param name="Items">The keys.</param>
internal sealed record SessionKeysDocument(IReadOnlyList<string> Items);
