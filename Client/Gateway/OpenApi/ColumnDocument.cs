namespace Netra.Client.Gateway.OpenApi;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its ClickHouse type.</param>
internal sealed record ColumnDocument(string Name, string Type);
