namespace Netra.Grains.SqlGate.Lexing;

/// <summary>Pairs brackets, so that readers look behind a bracket without searching, and bounds their nesting.</summary>
internal static class SqlBrackets
{
    /// <summary>Deeper than any honest query, shallow enough that reading never exhausts the stack.</summary>
    public const int MaxDepth = 128;

    public static void Pair(List<SqlToken> tokens)
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind is SqlTokenKind.Open or SqlTokenKind.OpenSquare or SqlTokenKind.OpenCurly)
            {
                if (open.Count == MaxDepth)
                {
                    throw new SqlRefusedException($"Brackets are nested more than {MaxDepth} deep: simplify the query.", token.Start);
                }

                open.Push(i);
            }
            else if (token.Kind is SqlTokenKind.Close or SqlTokenKind.CloseSquare or SqlTokenKind.CloseCurly)
            {
                if (!open.TryPop(out var partner) || tokens[partner].Kind != token.Kind - 1)
                {
                    throw new SqlRefusedException("This bracket closes nothing.", token.Start);
                }

                tokens[partner] = tokens[partner] with { Match = i };
                tokens[i] = token with { Match = partner };
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            throw new SqlRefusedException("This bracket is never closed.", tokens[unclosed].Start);
        }
    }
}
