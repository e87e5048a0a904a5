using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>
/// Reads an expression as a flat chain of operands and operators. Precedence decides nothing here: what matters is
/// that every operand is seen, and which one stands behind IN.
/// </summary>
internal sealed class SqlExpressionReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;
    private readonly SqlOperatorReader _operators = new(reading.Cursor);

    public SqlTerm Read(SqlScope? scope) => Read(scope, out _);

    public SqlTerm Read(SqlScope? scope, out string? alias)
    {
        var term = ReadChain(scope, allowIn: true);
        alias = _cursor.TryWord("AS") ? ReadAlias(term) : null;
        return term;
    }

    /// <summary>Reads an expression that another word may follow: <c>CAST(x AS …)</c>, <c>POSITION(x IN y)</c>.</summary>
    public SqlTerm ReadBare(SqlScope? scope, bool allowIn = true) => ReadChain(scope, allowIn);

    public void ReadList(SqlScope? scope)
    {
        do
        {
            Read(scope);
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
    }

    /// <summary>Reads an item of a SELECT or ARRAY JOIN, where AS may be left out.</summary>
    public void ReadItem(SqlScope? scope)
    {
        var first = _cursor.Current;
        var term = Read(scope, out var alias);
        if (alias is not null || !StartsAlias(_cursor.Current))
        {
            return;
        }

        // SELECT 1, SETTINGS max_threads: a column with an alias, or a clause behind one comma too many?
        if (term.Kind == SqlTermKind.Name && term.Parts == 1 && _cursor.IsOneOf(first, SqlNames.Statements))
        {
            throw _cursor.Refuse($"{_cursor.Quote(first)} is no statement or clause here: write AS before an alias.", first);
        }

        ReadAlias(term);
    }

    public bool StartsAlias(SqlToken token) =>
        token.Kind == SqlTokenKind.QuotedName || (token.Kind == SqlTokenKind.Word && !_cursor.IsOneOf(token, SqlNames.NotAnAlias));

    public string ReadAlias()
    {
        if (_cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            throw _cursor.Unexpected("a name");
        }

        return SqlNames.Read(_cursor, _cursor.Take());
    }

    private string ReadAlias(SqlTerm term)
    {
        var token = _cursor.Current;
        var alias = ReadAlias();
        if (term.Kind == SqlTermKind.Name)
        {
            reading.NoteAliasOfName(alias, token);
        }

        return alias;
    }

    private SqlTerm ReadChain(SqlScope? scope, bool allowIn)
    {
        _cursor.Enter();
        var state = new SqlOperatorState { AllowIn = allowIn };
        var plain = true;
        var lambda = false;
        SqlTerm term;
        while (true)
        {
            plain &= _operators.SkipPrefixes(ref state);
            term = state.BehindComparison && reading.Calls.TryReadQuantified(scope)
                ? default
                : reading.Operands.Read(scope);
            if (state.BehindIn)
            {
                reading.Sources.CheckIn(term, scope);
            }

            _operators.SkipSuffixes(ref state);
            if (!_operators.TryRead(ref state, term))
            {
                break;
            }

            plain = false;
            lambda |= state.BehindArrow;
        }

        if (state.Questions > 0)
        {
            throw _cursor.Unexpected("':'");
        }

        if (state.Intervals > state.TextIntervals)
        {
            // Without a unit the engine reads INTERVAL as the name of a column or function.
            throw _cursor.Unexpected("the unit of an INTERVAL");
        }

        _cursor.Leave();
        if (lambda)
        {
            return new SqlTerm(SqlTermKind.Lambda);
        }

        return plain && !state.HadSuffix ? term : default;
    }
}
