namespace Netra.Embedded.Http;

/// <summary>
/// Looks at a statement's text as far as the front must. The engine would run several statements, write files and, since its rights do not cover
/// everything, read files and delete rows of others; a server does none of it over HTTP.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Tokens">Its tokens, without the closing semicolon.</param>
internal sealed record StatementText(StatementKind Kind, IReadOnlyList<StatementToken> Tokens)
{
    // file('/etc/passwd') reads any file: the engine asks for a grant when it is a table function, but not when it is a scalar one.
    private static readonly string[] RefusedNames = ["file", "catboostEvaluate"];

    /// <summary>The format that the statement itself asks for.</summary>
    public string? Format => Enumerable.Range(0, Math.Max(0, Tokens.Count - 1))
        .Where(i => Tokens[i].Is("FORMAT") && Tokens[i + 1].Kind == StatementTokenKind.Word && (i + 2 == Tokens.Count || Tokens[i + 2].Is("SETTINGS")))
        .Select(i => Tokens[i + 1].Text)
        .LastOrDefault();

    /// <summary>Reads a statement.</summary>
    /// <exception cref="FrontException">There are several, or it does what is never allowed.</exception>
    public static StatementText Read(string text)
    {
        var tokens = new List<StatementToken>();
        var ended = false;
        foreach (var token in StatementTokens.Read(text))
        {
            if (ended)
            {
                throw FrontException.Syntax("Multi-statements are not allowed.");
            }

            ended = token.IsSign(';');
            if (!ended)
            {
                tokens.Add(token);
            }
        }

        CheckNames(tokens);
        return new StatementText(KindOf(tokens), tokens);
    }

    private static StatementKind KindOf(List<StatementToken> tokens)
    {
        var first = tokens.FirstOrDefault(token => !token.IsSign('('));
        return first.Text?.ToUpperInvariant() switch
        {
            null => throw FrontException.Syntax("Empty query."),
            "SELECT" or "WITH" or "FROM" => StatementKind.Query,
            "SHOW" or "DESCRIBE" or "DESC" or "EXPLAIN" or "EXISTS" => StatementKind.Description,
            "INSERT" => StatementKind.Insert,
            "ALTER" => StatementKind.Delete,
            "KILL" => StatementKind.Kill,
            _ => throw FrontException.Forbidden("This kind of statement is not allowed."),
        };
    }

    private static void CheckNames(List<StatementToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var next = i + 1 < tokens.Count ? tokens[i + 1] : default;
            if (token.Is("INTO") && next.Is("OUTFILE") || token.Is("FROM") && next.Is("INFILE"))
            {
                throw FrontException.Forbidden("INTO OUTFILE and FROM INFILE are not allowed.");
            }

            if (token.Kind == StatementTokenKind.Quoted && token.Text.Contains('\\', StringComparison.Ordinal))
            {
                throw FrontException.Syntax("Escapes in quoted names are not understood.");
            }

            if (token.Kind is StatementTokenKind.Word or StatementTokenKind.Quoted && RefusedNames.Contains(token.Text))
            {
                throw FrontException.Forbidden($"The name {token.Text} is not allowed.");
            }

            // {name:Identifier} puts a name into the statement that is not in its text.
            if (token.IsSign(':') && next.Kind == StatementTokenKind.Word && next.Text.Equals("Identifier", StringComparison.OrdinalIgnoreCase))
            {
                throw FrontException.Forbidden("Parameters of type Identifier are not allowed.");
            }
        }
    }
}
