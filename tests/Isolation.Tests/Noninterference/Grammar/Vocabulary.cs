using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Netra.Grains.SqlGate.Names;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>The functions that programs call: all that the gate allows, taken from its own lists, but for the masked ones.</summary>
internal static partial class Vocabulary
{
    public static readonly ImmutableArray<string> Numbers = Split(NumberFunctions.Names);
    public static readonly ImmutableArray<string> Texts = Split(TextFunctions.Names);
    public static readonly ImmutableArray<string> Times = Split(TimeFunctions.Names);
    public static readonly ImmutableArray<string> Conversions = Split(ConversionFunctions.Names);
    public static readonly ImmutableArray<string> Collections = Split(CollectionFunctions.Names);
    public static readonly ImmutableArray<string> Others = Split(OtherFunctions.Names);
    public static readonly ImmutableArray<string> HigherOrder = Split(HigherOrderFunctions.Names);
    public static readonly ImmutableArray<string> Aggregates = Split(AggregateFunctions.Names);

    /// <summary>Those whose arguments the gate reads in a way of their own; they stand in no family's list.</summary>
    public static readonly ImmutableArray<string> Special = Split(
        """
        CAST accurateCast accurateCastOrNull accurateCastOrDefault reinterpret dynamicElement variantElement JSONExtract JSONExtractCaseInsensitive
        JSONExtractKeysAndValues JSONExtractKeysAndValuesCaseInsensitive arrayReduce arrayReduceInRanges initializeAggregation extract substring trim position
        """);

    /// <summary>All that may stand where one value is wanted.</summary>
    public static readonly ImmutableArray<string> Scalar = [.. Numbers, .. Texts, .. Times, .. Conversions, .. Collections, .. Others, .. HigherOrder, .. Special];

    private static readonly FrozenSet<string> All = Scalar.Concat(Aggregates).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>The functions that a text calls.</summary>
    public static IEnumerable<string> In(string sql) => Calls().Matches(sql).Select(match => match.Groups[1].Value).Where(All.Contains);

    private static ImmutableArray<string> Split(string names) =>
        [.. names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => !Masked.Holds(name))];

    [GeneratedRegex(@"\b(\w+)\(")]
    private static partial Regex Calls();
}
