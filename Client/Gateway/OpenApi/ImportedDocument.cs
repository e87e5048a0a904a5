namespace Netra.Client.Gateway.OpenApi;

/// <summary>What an import stored.</summary>
/// <param name="Rows">How many rows.</param>
internal sealed record ImportedDocument(long Rows);
