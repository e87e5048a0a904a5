using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>An insert whose rows come in pieces. Disposed before <see cref="Finish"/>, it stores nothing.</summary>
internal sealed unsafe class EngineInsert : IDisposable
{
    private nint _handle;

    /// <summary>Takes an insert over.</summary>
    /// <exception cref="EngineException">The engine refuses it.</exception>
    public EngineInsert(nint handle)
    {
        _handle = handle;
        if (NativeMethods.chdb_stream_insert_error(handle) is not null and var error)
        {
            var message = Marshal.PtrToStringUTF8((nint)error) ?? "The engine failed.";
            NativeMethods.chdb_destroy_insert_stream(handle);
            throw new EngineException(message);
        }
    }

    /// <summary>Hands over more bytes in the insert's format; waits when the engine is behind.</summary>
    public void Append(ReadOnlySpan<byte> rows)
    {
        fixed (byte* data = rows)
        {
            // A failure is told by Finish, with its reason.
            _ = rows.Length > 0 && NativeMethods.chdb_stream_append(_handle, data, (nuint)rows.Length) != 0;
        }
    }

    /// <summary>Stores the rows.</summary>
    /// <exception cref="EngineException">They cannot be stored.</exception>
    public EngineResult Finish() => EngineResult.Take(NativeMethods.chdb_stream_done(_handle));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != 0)
        {
            // Cancels it first unless it was finished.
            NativeMethods.chdb_destroy_insert_stream(_handle);
            _handle = 0;
        }
    }
}
