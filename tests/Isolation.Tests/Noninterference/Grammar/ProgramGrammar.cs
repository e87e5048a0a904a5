using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Data;
using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes whole programs out of seeds.</summary>
internal sealed class ProgramGrammar(ImmutableArray<TableSchema> schema, FunctionBook book)
{
    private const int MaxQueryDepth = 3;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private readonly Tables _tables = new(schema);

    /// <summary>The program of a seed, the same for ever as long as grammar and schema stay.</summary>
    public FuzzProgram Next(ulong seed)
    {
        var dice = new Dice(seed);
        var queries = new QueryGrammar(dice, _tables, book);
        var hostile = new HostileGrammar(dice, queries);
        var writes = dice.Percent(6);
        ImmutableArray<FuzzStep> inserts = writes ? [.. dice.Some(1, 2, () => new RowGrammar(dice).Next(dice.Of((IReadOnlyList<TableSchema>)_tables.All)))] : [];
        FuzzStep Query() => new QueryStep(dice.Percent(12) ? hostile.Next(2) : queries.Next(dice.Of(0, 0, 1, 1, 1, 2, 2, MaxQueryDepth)), Limits(dice));
        return new FuzzProgram(seed, [.. inserts, .. dice.Some(1, writes ? 3 : 1, Query)], NeighbourFirst: dice.Percent(20));
    }

    // Now and then so close that it matters what is counted.
    private static QueryLimits Limits(Dice dice) => new(Time, dice.Percent(8) ? dice.Of(1, 3, 12, 39, 40) : 5_000, dice.Percent(8) ? dice.Of(10, 100, 1_000, 4_000) : 1 << 20);
}
