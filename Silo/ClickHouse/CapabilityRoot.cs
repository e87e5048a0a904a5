namespace Netra.Silo.ClickHouse;

/// <summary>The root that all capabilities derive from. It never rotates: the rows are stamped with what it derives.</summary>
internal sealed class CapabilityRoot(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The secret.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;
}
