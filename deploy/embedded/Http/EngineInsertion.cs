using Netra.Embedded.Engine;

namespace Netra.Embedded.Http;

/// <summary>Hands the rows of an insert to the engine as they come in. They are stored at the end, and only when all of them came.</summary>
internal static class EngineInsertion
{
    private const int BufferSize = 256 << 10;

    /// <summary>Runs the insert.</summary>
    public static async Task<EngineResult> RunAsync(
        EngineConnection connection, byte[] statement, string format, ReadOnlyMemory<byte> first, Stream body, CancellationToken cancellationToken)
    {
        // Disposing it before its end gives the rows up.
        using var insert = connection.Insert(statement, format);
        insert.Append(first.Span);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            insert.Append(buffer.AsSpan(0, read));
        }

        return insert.Finish();
    }
}
