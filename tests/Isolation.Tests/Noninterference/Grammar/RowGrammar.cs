using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes inserts: good rows, bad rows, the same rows again.</summary>
internal sealed class RowGrammar(Dice dice)
{
    private static readonly object?[] Texts = ["", "a", "w-1", "start", "1", "eu", "it's", "\u00e9", null];
    private static readonly object?[] Numbers = [0L, 1L, 2L, 300L, -1L, 1.5, null, "7"];

    public FuzzStep Next(TableSchema table)
    {
        // Ids and times that the engine would make up differ from world to world.
        ImmutableArray<TableColumn> columns = [.. table.Columns.Where((column, i) => i < 2 || dice.Percent(60))];
        ImmutableArray<string> names = [.. columns.Select(column => column.Name)];
        if (dice.Percent(4))
        {
            names = names.Add(dice.Of("owner", "nothing", "timestamp"));
        }

        var rows = dice.Some(0, 6, () => ImmutableArray.Create([.. columns.Select(Value)]));
        return new InsertStep(table.Name, names, [.. rows], Operation());
    }

    private object? Value(TableColumn column) => Tables.KindOf(column.Type) switch
    {
        ValueKind.Id => $"00000000-0000-4000-8000-{dice.Below(5):D12}",
        ValueKind.Time => $"2026-01-{1 + dice.Below(9):D2}T10:00:0{dice.Below(10)}Z",
        ValueKind.Map => column.Type.EndsWith("String)", StringComparison.Ordinal)
            ? new SqlMap([new("region", dice.Of("eu", "us"))])
            : new SqlMap([new("cpu", dice.Of(0.5, 1.5))]),
        ValueKind.Number => dice.Of(Numbers),
        _ => dice.Of(Texts),
    };

    private OperationId Operation() => default(OperationId).Derive($"{dice.Below(1_000_000)}");
}
