using System.Text.Json;

namespace Netra.Client.Gateway.Statistics;

/// <summary>Names of products stay one word: <c>clickhouse</c>.</summary>
internal sealed class LowerCaseNaming : JsonNamingPolicy
{
#pragma warning disable CA1308 // The names are written, not compared.
    public override string ConvertName(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
