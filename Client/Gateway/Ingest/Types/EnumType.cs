using System.Collections.Immutable;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Enum8</c> and <c>Enum16</c>, by name.</summary>
internal sealed class EnumType(ImmutableHashSet<string> names) : ColumnType
{
    private const int MaxNamesShown = 10;

    public override bool TakesEmptyText => names.Contains(string.Empty);

    public override string Expected =>
        $"one of {string.Join(", ", names.Order(StringComparer.Ordinal).Take(MaxNamesShown))}{(names.Count > MaxNamesShown ? ", …" : string.Empty)}";

    public override object? FromText(ReadOnlySpan<char> text)
    {
        var name = text.ToString();
        return names.Contains(name) ? name : throw Mismatch();
    }
}
