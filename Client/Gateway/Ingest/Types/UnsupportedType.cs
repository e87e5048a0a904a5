using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>A type whose values cannot be imported; its column must be left out.</summary>
internal sealed class UnsupportedType : ColumnType
{
    public override string Expected => "of a type that can be imported; leave this column out";

    public override object? FromText(ReadOnlySpan<char> text) => throw Mismatch();

    public override object? FromJson(ref Utf8JsonReader reader) => throw Mismatch();
}
