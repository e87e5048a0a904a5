using System.Text;

namespace Netra.Embedded.Http;

/// <summary>The part of an insert before its rows: <c>INSERT INTO … FORMAT RowBinary</c>.</summary>
/// <param name="Statement">The text up to FORMAT.</param>
/// <param name="Format">The format of the rows.</param>
/// <param name="RowsAt">Where the rows begin, in bytes.</param>
internal sealed record InsertHead(string Statement, string Format, int RowsAt)
{
    /// <summary>Reads it from the beginning of a body.</summary>
    /// <returns><see langword="null"/> when the rows do not come in a format: VALUES, SELECT, or no insert at all.</returns>
    public static InsertHead? Find(ReadOnlySpan<byte> bytes)
    {
        // One character per byte, so that places in the text are places in the bytes. Quoted names may hold more; they are passed over.
        var text = Encoding.Latin1.GetString(bytes);
        var before = default(StatementToken);
        var first = true;
        foreach (var token in StatementTokens.Read(text))
        {
            if (first && !token.Is("INSERT") || token.Is("VALUES") || token.Is("SELECT") || token.IsSign(';'))
            {
                return null;
            }

            if (before.Is("FORMAT") && token.Kind == StatementTokenKind.Word)
            {
                var end = before.End - "FORMAT".Length;
                return new InsertHead(Encoding.UTF8.GetString(bytes[..end]).TrimEnd(), token.Text, AfterLineBreak(text, token.End));
            }

            (before, first) = (token, false);
        }

        return null;
    }

    // Blanks and one line break belong to the statement; what follows is data, byte for byte.
    private static int AfterLineBreak(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\f' or '\r')
        {
            at++;
        }

        return at < text.Length && text[at] == '\n' ? at + 1 : at;
    }
}
