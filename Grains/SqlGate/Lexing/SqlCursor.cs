namespace Netra.Grains.SqlGate.Lexing;

/// <summary>Walks over the tokens of a text, forwards only.</summary>
internal sealed class SqlCursor
{
    private const int QuotedLength = 40;
    private readonly string _text;
    private readonly List<SqlToken> _tokens;
    private readonly int? _fixedPosition;
    private int _depth;

    /// <param name="text">What to read.</param>
    /// <param name="fixedPosition">Position to report for a text that is itself a string of the query.</param>
    public SqlCursor(string text, int? fixedPosition = null)
    {
        _text = text;
        _fixedPosition = fixedPosition;
        var lexer = new SqlLexer(text);
        try
        {
            _tokens = lexer.Read();
            SqlBrackets.Pair(_tokens);
        }
        catch (SqlRefusedException refused) when (fixedPosition is not null)
        {
            throw new SqlRefusedException(refused.Message, fixedPosition.Value);
        }

        Steps = lexer.Steps + _tokens.Count;
    }

    /// <summary>Characters and tokens looked at so far.</summary>
    public long Steps { get; private set; }

    public int Index { get; private set; }

    public SqlToken Current => _tokens[Index];

    public SqlToken Ahead(int count) => _tokens[Math.Min(Index + count, _tokens.Count - 1)];

    public SqlToken At(int index) => _tokens[Math.Min(index, _tokens.Count - 1)];

    public ReadOnlySpan<char> TextOf(SqlToken token) => _text.AsSpan(token.Start, token.Length);

    /// <summary>Where a token lies in the text of the user.</summary>
    public int PositionOf(SqlToken token) => _fixedPosition ?? token.Start;

    public bool Is(SqlTokenKind kind) => Current.Kind == kind;

    public bool IsWord(string word) => IsWord(Current, word);

    public bool IsWord(SqlToken token, string word)
    {
        Steps++;
        return token.Kind == SqlTokenKind.Word && TextOf(token).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the next words are these, in this order.</summary>
    public bool AreWords(string first, string second) => IsWord(first) && IsWord(Ahead(1), second);

    public bool IsOneOf(SqlToken token, IReadOnlySet<string> words)
    {
        Steps++;
        return token.Kind == SqlTokenKind.Word && words.Contains(TextOf(token).ToString());
    }

    public SqlToken Take()
    {
        var token = Current;
        Steps++;
        Index = Math.Min(Index + 1, _tokens.Count - 1);
        return token;
    }

    public bool TryTake(SqlTokenKind kind)
    {
        if (!Is(kind))
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TryWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TryWords(string first, string second)
    {
        if (!AreWords(first, second))
        {
            return false;
        }

        Take();
        Take();
        return true;
    }

    public void Expect(SqlTokenKind kind, string what)
    {
        if (!TryTake(kind))
        {
            throw Unexpected(what);
        }
    }

    public void ExpectWord(string word)
    {
        if (!TryWord(word))
        {
            throw Unexpected(word);
        }
    }

    /// <summary>Goes one level deeper; the caller leaves it again. Bounds what is nested without brackets (CASE).</summary>
    public void Enter()
    {
        if (++_depth > 4 * SqlBrackets.MaxDepth)
        {
            throw Refuse("Expressions are nested too deeply: simplify the query.");
        }
    }

    public void Leave() => _depth--;

    public SqlRefusedException Unexpected(string what) => Refuse(Is(SqlTokenKind.End)
        ? $"The query ends where {what} is expected."
        : $"Expected {what}, found {Quote(Current)}.");

    public SqlRefusedException Refuse(string message) => Refuse(message, Current);

    public SqlRefusedException Refuse(string message, SqlToken at) => new(message, PositionOf(at));

    /// <summary>A piece of the user's text for a message: short and without control characters.</summary>
    public string Quote(SqlToken token)
    {
        var piece = TextOf(token);
        var cut = piece.Length > QuotedLength ? QuotedLength : piece.Length;
        Span<char> clean = stackalloc char[cut];
        for (var i = 0; i < cut; i++)
        {
            clean[i] = char.IsControl(piece[i]) || char.IsSurrogate(piece[i]) ? ' ' : piece[i];
        }

        return $"'{new string(clean)}{(cut < piece.Length ? "…" : "")}'";
    }
}
