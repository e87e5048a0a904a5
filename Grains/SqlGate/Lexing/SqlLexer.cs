namespace Netra.Grains.SqlGate.Lexing;

/// <summary>
/// Cuts a text into tokens the way ClickHouse does, in one pass. Where versions of the engine or readers could
/// disagree (typographic quotes, <c>//</c>, <c>$</c> in names, NUL) it refuses instead of choosing.
/// </summary>
internal sealed class SqlLexer(string text)
{
    private readonly List<SqlToken> _tokens = [];
    private int _position;

    /// <summary>Characters looked at; linear in the length of the text.</summary>
    public long Steps { get; private set; }

    public List<SqlToken> Read()
    {
        // A byte order mark is what an editor leaves in front of a file; the engine skips it too.
        _position = text.StartsWith('\uFEFF') ? 1 : 0;
        while (_position < text.Length)
        {
            Steps++;
            ReadOne(text[_position]);
        }

        Add(SqlTokenKind.End, text.Length);
        return _tokens;
    }

    private char Next => _position + 1 < text.Length ? text[_position + 1] : '\0';

    private void ReadOne(char c)
    {
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\u00A0':
                _position++;
                break;
            case '-' when Next == '-':
            case '#' when Next is ' ' or '!':
                SkipLine();
                break;
            case '/' when Next == '*':
                SkipComment();
                break;
            case '/' when Next == '/':
                throw Refuse("'//' starts a comment in ClickHouse: write intDiv(a, b) to divide, or '--' for a comment.");
            case '\'':
                ReadQuoted(SqlTokenKind.Text, _position, _position);
                break;
            case 'x' or 'X' or 'b' or 'B' when Next == '\'':
                throw Refuse("Hexadecimal and binary string literals are not allowed: write unhex('…') or an ordinary string.");
            case '"' or '`':
                ReadQuoted(SqlTokenKind.QuotedName, _position, _position);
                break;
            case '$':
                ReadHeredoc();
                break;
            case >= '0' and <= '9':
                ReadNumber();
                break;
            case '.' when char.IsAsciiDigit(Next) && !AfterOperand():
                ReadNumber();
                break;
            default:
                if (IsWord(c))
                {
                    ReadWord();
                }
                else
                {
                    ReadSymbol(c);
                }

                break;
        }
    }

    private void ReadSymbol(char c)
    {
        var (kind, length) = (c, Next) switch
        {
            ('(', _) => (SqlTokenKind.Open, 1),
            (')', _) => (SqlTokenKind.Close, 1),
            ('[', _) => (SqlTokenKind.OpenSquare, 1),
            (']', _) => (SqlTokenKind.CloseSquare, 1),
            ('{', _) => (SqlTokenKind.OpenCurly, 1),
            ('}', _) => (SqlTokenKind.CloseCurly, 1),
            (',', _) => (SqlTokenKind.Comma, 1),
            ('.', _) => (SqlTokenKind.Dot, 1),
            (';', _) => (SqlTokenKind.Semicolon, 1),
            ('*', _) => (SqlTokenKind.Star, 1),
            ('+', _) => (SqlTokenKind.Plus, 1),
            ('-', '>') => (SqlTokenKind.Arrow, 2),
            ('-', _) => (SqlTokenKind.Minus, 1),
            ('?', _) => (SqlTokenKind.Question, 1),
            (':', ':') => (SqlTokenKind.Cast, 2),
            (':', _) => (SqlTokenKind.Colon, 1),
            ('<', '=') when _position + 2 < text.Length && text[_position + 2] == '>' => (SqlTokenKind.Operator, 3),
            ('<', '=' or '>') or ('>', '=') or ('=', '=') or ('!', '=') or ('|', '|') => (SqlTokenKind.Operator, 2),
            ('<' or '>' or '=' or '/' or '%', _) => (SqlTokenKind.Operator, 1),
            _ => throw RefuseSymbol(c),
        };
        Add(kind, length: length);
    }

    private void ReadWord()
    {
        var end = _position + 1;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        if (end < text.Length && text[end] == '$')
        {
            throw Refuse("A name with '$' must stand in backticks.");
        }

        Add(SqlTokenKind.Word, length: end - _position);
    }

    private void ReadNumber()
    {
        var end = SqlNumber.End(text, _position, afterDot: _tokens.Count > 0 && _tokens[^1].Kind == SqlTokenKind.Dot);
        if (end < text.Length && (IsWord(text[end]) || text[end] == '$'))
        {
            throw Refuse("This is neither a number nor a name: a name that starts with a digit must stand in backticks.");
        }

        Add(SqlTokenKind.Number, length: end - _position);
    }

    private void ReadQuoted(SqlTokenKind kind, int start, int open)
    {
        var quote = text[open];
        var at = open + 1;
        while (at < text.Length)
        {
            if (text[at] == '\\')
            {
                at += 2;
            }
            else if (text[at] != quote)
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                at += 2;
            }
            else
            {
                Add(kind, length: at + 1 - start);
                return;
            }
        }

        throw Refuse("A quote is opened here and never closed.");
    }

    /// <summary>A heredoc <c>$tag$…$tag$</c>; anything else with a dollar sign is refused, so the search runs once per text piece.</summary>
    private void ReadHeredoc()
    {
        var tag = _position + 1;
        while (tag < text.Length && IsWord(text[tag]))
        {
            tag++;
        }

        if (tag < text.Length && text[tag] == '$')
        {
            var close = text.IndexOf(text[_position..(tag + 1)], tag + 1, StringComparison.Ordinal);
            if (close >= 0)
            {
                Add(SqlTokenKind.Text, length: close + tag + 1 - _position - _position);
                return;
            }
        }

        throw Refuse("'$' is only allowed in backticks, in strings and as a closed heredoc ($tag$…$tag$).");
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', _position);
        Move(end < 0 ? text.Length : end);
    }

    /// <summary>Comments nest in ClickHouse, unlike in most other engines.</summary>
    private void SkipComment()
    {
        var depth = 1;
        var at = _position + 2;
        while (at + 1 < text.Length)
        {
            if (text[at] == '/' && text[at + 1] == '*')
            {
                depth++;
                at += 2;
            }
            else if (text[at] == '*' && text[at + 1] == '/')
            {
                at += 2;
                if (--depth == 0)
                {
                    Move(at);
                    return;
                }
            }
            else
            {
                at++;
            }
        }

        throw Refuse("A comment is opened here and never closed (comments nest).");
    }

    /// <summary>After an operand a dot qualifies a name or reaches into a tuple; elsewhere it starts a number.</summary>
    private bool AfterOperand() => _tokens.Count > 0 && _tokens[^1].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName
        or SqlTokenKind.Number or SqlTokenKind.Close or SqlTokenKind.CloseSquare;

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private void Add(SqlTokenKind kind, int start = -1, int length = 0)
    {
        start = start < 0 ? _position : start;
        _tokens.Add(new SqlToken(kind, start, length));
        Move(start + length);
    }

    private void Move(int to)
    {
        Steps += to - _position;
        _position = to;
    }

    private SqlRefusedException RefuseSymbol(char c) => Refuse(c switch
    {
        '\u2018' or '\u2019' or '\u201C' or '\u201D' => "Typographic quotes are not allowed: write ' or \".",
        '\u2212' or '\u2013' or '\u2014' => "This dash is not a minus sign: write '-'.",
        '@' => "Server variables (@@…) are not allowed.",
        _ when char.IsLetter(c) || char.IsSurrogate(c) => "A name with other than ASCII letters must stand in backticks.",
        _ => "This character has no meaning here.",
    });

    private SqlRefusedException Refuse(string message) => new(message, _position);
}
