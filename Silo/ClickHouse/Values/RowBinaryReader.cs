using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>
/// Reads the parts of RowBinary values from bytes that have arrived. When a value is not wholly there, <see cref="IsShort"/>
/// is set and what was read is worth nothing: the caller fetches more bytes and reads the row again from its start.
/// Format: https://clickhouse.com/docs/interfaces/formats/RowBinary
/// </summary>
internal ref struct RowBinaryReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary>Whether more bytes are needed.</summary>
    public bool IsShort { get; private set; }

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _data.Length - Position;

    /// <summary>The next bytes, or nothing when they are not all there.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (IsShort || count > _data.Length - Position)
        {
            IsShort = true;
            return default;
        }

        var taken = _data.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>A little-endian number.</summary>
    public T Number<T>()
        where T : unmanaged
    {
        var bytes = Take(System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
        return IsShort ? default : MemoryMarshal.Read<T>(bytes);
    }

    /// <summary>One byte.</summary>
    public byte Byte()
    {
        var bytes = Take(1);
        return IsShort ? (byte)0 : bytes[0];
    }

    /// <summary>A length, seven bits in a byte.</summary>
    /// <exception cref="InvalidDataException">It is longer than any value the engine sends.</exception>
    public int Length()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A value of the result is longer than 2 GiB.");
            }
        }

        throw new InvalidDataException("A length in the result does not end.");
    }

    /// <summary>A byte string with its length before it.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Length());

    /// <summary>A number wider than 64 bits, as its decimal digits.</summary>
    public System.Numerics.BigInteger Wide(int bytes, bool signed)
    {
        var taken = Take(bytes);
        return IsShort ? default : new System.Numerics.BigInteger(taken, isUnsigned: !signed);
    }

    /// <summary>A UUID: two little-endian halves, the high one first.</summary>
    public Guid Uuid()
    {
        var taken = Take(16);
        if (IsShort)
        {
            return default;
        }

        Span<byte> bigEndian = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bigEndian, BinaryPrimitives.ReadUInt64LittleEndian(taken));
        BinaryPrimitives.WriteUInt64BigEndian(bigEndian[8..], BinaryPrimitives.ReadUInt64LittleEndian(taken[8..]));
        return new Guid(bigEndian, bigEndian: true);
    }
}
