using System.Text.Json.Nodes;

namespace Netra.Client.Gateway.OpenApi;

/// <summary>One SELECT.</summary>
/// <param name="Sql">ClickHouse SQL over the caller's tables.</param>
/// <param name="Parameters">Values for placeholders such as <c>{from:DateTime}</c>.</param>
internal sealed record QueryDocument(string Sql, JsonObject? Parameters = null);
