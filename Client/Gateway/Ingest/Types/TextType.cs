namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>String</c>.</summary>
internal sealed class TextType : ColumnType
{
    public override bool TakesEmptyText => true;

    public override string Expected => "text";

    public override object? FromText(ReadOnlySpan<char> text) => text.ToString();
}
