namespace Netra.Embedded.Http;

/// <summary>
/// Looks at a statement's text as far as the front must: it is one statement, it writes no file, and whether it is an insert. The engine would run several
/// statements and write files; a server does neither over HTTP.
/// </summary>
internal static class StatementText
{
    /// <summary>The first words of the statement, upper-case, without comments.</summary>
    /// <exception cref="FrontException">There are several statements, or it writes a file.</exception>
    public static IReadOnlyList<string> Check(string text)
    {
        var words = new List<string>();
        var ended = false;
        foreach (var token in StatementTokens.Read(text))
        {
            if (ended)
            {
                throw FrontException.Syntax("Multi-statements are not allowed.");
            }

            if (token == ";")
            {
                ended = true;
                continue;
            }

            words.Add(token);
        }

        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] == "INTO" && words[i + 1] == "OUTFILE")
            {
                throw FrontException.Forbidden("INTO OUTFILE is not allowed.");
            }

            if (words[i] == "FROM" && words[i + 1] == "INFILE")
            {
                throw FrontException.Forbidden("FROM INFILE is not allowed.");
            }
        }

        return words.Count > 0 ? words : throw FrontException.Syntax("Empty query.");
    }
}
