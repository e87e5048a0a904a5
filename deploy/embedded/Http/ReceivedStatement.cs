using System.Text;

namespace Netra.Embedded.Http;

/// <summary>A statement as it came in: its text, and for an insert where its rows begin.</summary>
/// <param name="Sql">The text. Of an insert with rows in a format, the part before them.</param>
/// <param name="Insert">The head of such an insert.</param>
/// <param name="FirstRows">The rows that were read together with the text; the others are still in the body.</param>
internal sealed record ReceivedStatement(string Sql, InsertHead? Insert, ReadOnlyMemory<byte> FirstRows)
{
    private const int MaxText = 4 << 20;
    private const int MaxInsertHead = 256 << 10;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the statement from the address and the body. Of an insert's rows no more than the first block is read here.</summary>
    /// <exception cref="FrontException">It is too large or no text.</exception>
    public static async Task<ReceivedStatement> ReadAsync(string? query, Stream body, CancellationToken cancellationToken)
    {
        using var start = new MemoryStream();
        if (query is not null)
        {
            start.Write(Encoding.UTF8.GetBytes(query));
            if (InsertHead.Find(Bytes(start).Span) is { } head)
            {
                return new ReceivedStatement(head.Statement, head, Bytes(start)[head.RowsAt..].ToArray());
            }
        }

        await FillAsync(start, body, MaxInsertHead, cancellationToken, query is null ? string.Empty : "\n");
        if (InsertHead.Find(Bytes(start).Span) is { } insert)
        {
            return new ReceivedStatement(insert.Statement, insert, Bytes(start)[insert.RowsAt..].ToArray());
        }

        await FillAsync(start, body, MaxText + 1, cancellationToken);
        return start.Length <= MaxText ? new ReceivedStatement(Text(Bytes(start).Span), null, default) : throw FrontException.TooLarge(MaxText);
    }

    private static async Task FillAsync(MemoryStream start, Stream body, int upTo, CancellationToken cancellationToken, string separator = "")
    {
        var buffer = new byte[32 << 10];
        while (start.Length < upTo)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return;
            }

            start.Write(Encoding.ASCII.GetBytes(separator));
            separator = string.Empty;
            start.Write(buffer, 0, read);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(MemoryStream stream) => stream.GetBuffer().AsMemory(0, (int)stream.Length);

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw FrontException.Syntax("The statement is not UTF-8.");
        }
    }
}
