using System.Globalization;
using System.Text;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Data;

/// <summary>The text that two equal queries share. Lengths stand before the parts, so that different queries never share one.</summary>
internal static class QueryCacheKey
{
    /// <summary>The key of a query.</summary>
    public static string Of(AnalyticsQuery query)
    {
        var key = new StringBuilder();
        Append(key, query.Sql);
        foreach (var (name, value) in query.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            Append(key, name);
            AppendValue(key, value);
        }

        return key.ToString();
    }

    private static void AppendValue(StringBuilder key, object? value)
    {
        if (value is System.Collections.IEnumerable values and not string)
        {
            key.Append('[');
            foreach (var item in values)
            {
                AppendValue(key, item);
            }

            key.Append(']');
            return;
        }

        Append(key, value?.GetType().Name ?? "null");
        Append(key, value switch
        {
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? string.Empty,
        });
    }

    private static void Append(StringBuilder key, string part) =>
        key.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
}
