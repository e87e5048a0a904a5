using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Data;

/// <summary>Estimates what a result takes in memory.</summary>
internal static class ResultSize
{
    private const int Reference = 8;
    private const int BoxedValue = 24;

    /// <summary>Bytes, roughly.</summary>
    public static long Estimate(QueryResult result) => result.Rows.Sum(row => Reference * 2 + row.Sum(Estimate));

    private static long Estimate(object? value) => Reference + value switch
    {
        null => 0,
        string text => BoxedValue + 2L * text.Length,
        SqlJson json => BoxedValue * 2 + 2L * json.Text.Length,
        SqlMap map => BoxedValue + map.Entries.Sum(entry => Estimate(entry.Key) + Estimate(entry.Value)),
        ImmutableArray<object?> items => BoxedValue + items.Sum(Estimate),
        _ => BoxedValue,
    };
}
