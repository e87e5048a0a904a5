using System.Buffers;

namespace Netra.Embedded.Engine;

/// <summary>Lets the engine's own memory be written without copying it. Only valid as long as the result it belongs to.</summary>
internal sealed unsafe class EngineMemory(byte* start, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
