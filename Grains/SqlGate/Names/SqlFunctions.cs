using System.Collections.Frozen;

namespace Netra.Grains.SqlGate.Names;

/// <summary>
/// The functions a query may call. A list of what is allowed, so that a function of a later engine is refused until
/// someone has looked at it. Out stays what reads anything but the query's own rows and constants: settings, server,
/// files, dictionaries, other tables, blocks and parts. Of these, <c>lowCardinalityKeys</c> is the least obvious: the
/// dictionary of a part holds values of rows that a policy hides.
/// Names are compared without case: the engine knows each spelling that it accepts, and no two of its functions
/// differ by case alone.
/// </summary>
internal static class SqlFunctions
{
    private static readonly FrozenDictionary<string, SqlFunctionKind> Known = Build();
    private static readonly FrozenSet<string> Aggregates = Split(AggregateFunctions.Names).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Longer suffixes first: OrNull before Null, SimpleState before State.
    private static readonly string[] Combinators =
    [
        "SimpleState", "OrDefault", "Distinct", "Resample", "ForEach", "ArgMin", "ArgMax", "OrNull", "State", "Merge", "Array", "Tuple", "Null",
        "Map", "If",
    ];

    public static bool TryFind(string name, out SqlFunctionKind kind)
    {
        if (Known.TryGetValue(name, out kind))
        {
            return true;
        }

        kind = SqlFunctionKind.Aggregate;
        return IsAggregate(name);
    }

    /// <summary>Whether the name is an allowed aggregate function, with any number of combinators behind it.</summary>
    public static bool IsAggregate(string name)
    {
        while (!Aggregates.Contains(name))
        {
            var suffix = Array.Find(Combinators, c => name.EndsWith(c, StringComparison.OrdinalIgnoreCase));
            if (suffix is null || suffix.Length == name.Length)
            {
                return false;
            }

            name = name[..^suffix.Length];
        }

        return true;
    }

    private static FrozenDictionary<string, SqlFunctionKind> Build()
    {
        var known = new Dictionary<string, SqlFunctionKind>(StringComparer.OrdinalIgnoreCase);
        Add(SqlFunctionKind.Plain, NumberFunctions.Names, TextFunctions.Names, TimeFunctions.Names, ConversionFunctions.Names,
            CollectionFunctions.Names, OtherFunctions.Names);
        Add(SqlFunctionKind.HigherOrder, HigherOrderFunctions.Names);
        Add(SqlFunctionKind.Cast, "CAST _CAST");
        Add(SqlFunctionKind.TypeSecond, "accurateCast accurateCastOrNull accurateCastOrDefault reinterpret dynamicElement variantElement");
        Add(SqlFunctionKind.TypeLast, "JSONExtract JSONExtractCaseInsensitive JSONExtractKeysAndValues JSONExtractKeysAndValuesCaseInsensitive");
        Add(SqlFunctionKind.AggregateFirst, "arrayReduce arrayReduceInRanges initializeAggregation");
        Add(SqlFunctionKind.Keywords, "extract substring substr mid trim ltrim rtrim overlay");
        Add(SqlFunctionKind.Position, "position");
        Add(SqlFunctionKind.Exists, "exists");
        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(SqlFunctionKind kind, params string[] lists)
        {
            foreach (var name in lists.SelectMany(Split))
            {
                known[name] = kind;
            }
        }
    }

    private static string[] Split(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
