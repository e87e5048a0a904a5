using System.Text;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>FixedString(N)</c>.</summary>
internal sealed class FixedTextType(int bytes) : ColumnType
{
    public override bool TakesEmptyText => true;

    public override string Expected => $"text of at most {bytes} bytes";

    public override object? FromText(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text) <= bytes ? text.ToString() : throw Mismatch();
}
