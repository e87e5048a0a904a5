namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>UUID</c>.</summary>
internal sealed class UuidType : ColumnType
{
    public override string Expected => "a UUID";

    public override object? FromText(ReadOnlySpan<char> text) => Guid.TryParseExact(text, "D", out var value) ? value : throw Mismatch();
}
