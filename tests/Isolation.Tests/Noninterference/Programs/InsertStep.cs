using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>An insert of own rows.</summary>
internal sealed record InsertStep(string Table, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows, OperationId Operation) : FuzzStep
{
    public override IEnumerable<FuzzStep> Smaller()
    {
        for (var i = 0; i < Rows.Length; i++)
        {
            yield return this with { Rows = Rows.RemoveAt(i) };
        }

        for (var i = 0; i < Columns.Length; i++)
        {
            yield return this with { Columns = Columns.RemoveAt(i), Rows = [.. Rows.Select(row => i < row.Length ? row.RemoveAt(i) : row)] };
        }
    }

    public override string ToString() =>
        $"insert {Operation} into {Table} ({string.Join(", ", Columns)}): {string.Join(", ", Rows.Select(row => $"({string.Join(", ", row.Select(Answers.Text))})"))}";
}
