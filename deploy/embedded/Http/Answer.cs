using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Http;

/// <summary>Writes an answer the way a ClickHouse server does: headers, body in the format asked for, and an error even in mid-stream.</summary>
internal sealed class Answer(HttpContext context, string queryId, string format)
{
    // https://clickhouse.com/docs/interfaces/http: an error after the headers is framed with this tag at the end of the body.
    private readonly string _exceptionTag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Writes a result that is there as a whole.</summary>
    public async Task WriteWholeAsync(EngineResult result)
    {
        Begin(result.RowsRead, result.RowsWritten);
        await using var body = Body();
        await body.WriteAsync(result.Memory, context.RequestAborted);
    }

    /// <summary>Writes a result piece by piece. Before the first piece an error still has a status of its own.</summary>
    public async Task WritePiecesAsync(EngineStream pieces)
    {
        var piece = pieces.Next();
        Begin(rowsRead: 0, rowsWritten: 0);
        await using var body = Body();
        var header = 0;
        try
        {
            for (; piece is not null; piece = pieces.Next())
            {
                using (piece)
                {
                    await body.WriteAsync(piece.Memory[header..], context.RequestAborted);
                    header = PieceHeader.Length(format, piece.Bytes);
                }
            }
        }
        catch (EngineException failure)
        {
            var length = Encoding.UTF8.GetByteCount(failure.Message);
            var text = $"\r\n__exception__\r\n{_exceptionTag}\r\n{failure.Message}\r\n{length} {_exceptionTag}\r\n__exception__\r\n";
            await body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
        }
    }

    private void Begin(long rowsRead, long rowsWritten)
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = format.StartsWith("JSON", StringComparison.Ordinal) ? "application/json; charset=UTF-8" : "application/octet-stream";
        headers["X-ClickHouse-Query-Id"] = queryId;
        headers["X-ClickHouse-Format"] = format;
        headers["X-ClickHouse-Timezone"] = "UTC";
        headers["X-ClickHouse-Server-Display-Name"] = "netra-embedded";
        headers["X-ClickHouse-Exception-Tag"] = _exceptionTag;
        headers["X-ClickHouse-Summary"] = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"read_rows":"{{rowsRead}}","read_bytes":"0","written_rows":"{{rowsWritten}}","written_bytes":"0","total_rows_to_read":"0","result_rows":"0","result_bytes":"0","elapsed_ns":"0"}""");
    }

    private Stream Body()
    {
        var encoding = ResponseCompression.Choose(context.Request);
        if (encoding.Length > 0)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        return ResponseCompression.Wrap(new ResponseStream(context.Response.Body), encoding);
    }
}
