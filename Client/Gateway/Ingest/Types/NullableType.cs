using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Nullable(T)</c>. The empty CSV field is NULL.</summary>
internal sealed class NullableType(ColumnType inner) : ColumnType
{
    public override bool IsNullable => true;

    public override bool TakesEmptyText => true;

    public override string Expected => inner.Expected;

    public override object? FromText(ReadOnlySpan<char> text) => text.IsEmpty ? null : inner.FromText(text);

    public override object? FromJson(ref Utf8JsonReader reader) => inner.FromJson(ref reader);
}
