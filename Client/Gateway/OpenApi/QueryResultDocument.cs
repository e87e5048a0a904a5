using System.Text.Json.Nodes;

namespace Netra.Client.Gateway.OpenApi;

/// <summary>A whole result.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, a value per column.</param>
/// <param name="RowCount">How many rows there are.</param>
/// <param name="ElapsedMs">How long the engine took, in milliseconds.</param>
internal sealed record QueryResultDocument(IReadOnlyList<ColumnDocument> Columns, IReadOnlyList<JsonArray> Rows, int RowCount, double ElapsedMs);
