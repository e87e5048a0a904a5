using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>A whole result or a piece of a streamed one, in the engine's memory until it is disposed.</summary>
internal sealed unsafe class EngineResult : IDisposable
{
    private nint _handle;

    private EngineResult(nint handle) => _handle = handle;

    /// <summary>The formatted bytes.</summary>
    public ReadOnlySpan<byte> Bytes => new(NativeMethods.chdb_result_buffer(_handle), checked((int)NativeMethods.chdb_result_length(_handle)));

    /// <summary>The same bytes, to be written before this is disposed.</summary>
    public ReadOnlyMemory<byte> Memory => new EngineMemory(NativeMethods.chdb_result_buffer(_handle), Bytes.Length).Memory;

    /// <summary>Rows that the engine read.</summary>
    public long RowsRead => (long)NativeMethods.chdb_result_rows_read(_handle);

    /// <summary>Rows that the engine wrote.</summary>
    public long RowsWritten => (long)NativeMethods.chdb_result_rows_written(_handle);

    /// <summary>Takes a result over.</summary>
    /// <exception cref="EngineException">It is an error.</exception>
    public static EngineResult Take(nint handle)
    {
        if (handle == 0)
        {
            throw new EngineException("The engine gave no answer.");
        }

        var error = NativeMethods.chdb_result_error(handle);
        if (error is null)
        {
            return new EngineResult(handle);
        }

        var message = Marshal.PtrToStringUTF8((nint)error) ?? "The engine failed.";
        NativeMethods.chdb_destroy_query_result(handle);
        throw new EngineException(message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != 0)
        {
            NativeMethods.chdb_destroy_query_result(_handle);
            _handle = 0;
        }
    }
}
