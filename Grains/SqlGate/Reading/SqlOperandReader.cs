using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads one operand: a literal, a name, a call, brackets, CASE, a parameter, and what reaches into it.</summary>
internal sealed class SqlOperandReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;
    private readonly SqlTypeReader _types = new(reading.Cursor);

    public SqlTerm Read(SqlScope? scope)
    {
        var term = ReadPrimary(scope);
        while (true)
        {
            if (_cursor.TryTake(SqlTokenKind.OpenSquare))
            {
                reading.Expressions.Read(scope);
                _cursor.Expect(SqlTokenKind.CloseSquare, "']'");
            }
            else if (_cursor.TryTake(SqlTokenKind.Cast))
            {
                _types.Read();
            }
            else if (_cursor.TryTake(SqlTokenKind.Dot))
            {
                ReadElement();
            }
            else
            {
                return term;
            }

            term = default;
        }
    }

    /// <summary>Reads <c>[name.[name.]]name</c>; a star or a number behind a dot ends it.</summary>
    private SqlTerm ReadName(SqlScope? scope)
    {
        var start = _cursor.Index;
        var first = _cursor.Take();
        var name = SqlNames.Read(_cursor, first);
        var parts = 1;
        while (_cursor.Is(SqlTokenKind.Dot))
        {
            if (parts == 1)
            {
                SqlNames.CheckPath(_cursor, first, name);
            }

            var next = _cursor.Ahead(1);

            // Behind a dot the engine knows COLUMNS in capitals only; t.columns(…) would be a function.
            if (next.Kind == SqlTokenKind.Star || (_cursor.TextOf(next) is "COLUMNS" && _cursor.Ahead(2).Kind == SqlTokenKind.Open))
            {
                _cursor.Take();
                return reading.Columns.Read(scope);
            }

            if (next.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            {
                return default;
            }

            _cursor.Take();
            SqlNames.Read(_cursor, _cursor.Take());
            parts++;
        }

        return new SqlTerm(SqlTermKind.Name, start, parts);
    }

    private SqlTerm ReadPrimary(SqlScope? scope)
    {
        var start = _cursor.Index;
        switch (_cursor.Current.Kind)
        {
            case SqlTokenKind.Number:
                _cursor.Take();
                return default;
            case SqlTokenKind.Text:
                _cursor.Take();
                return new SqlTerm(SqlTermKind.Text, start);
            case SqlTokenKind.Open:
                return ReadBrackets(scope);
            case SqlTokenKind.OpenSquare:
                _cursor.Take();
                if (!_cursor.Is(SqlTokenKind.CloseSquare))
                {
                    reading.Expressions.ReadList(scope);
                }

                _cursor.Expect(SqlTokenKind.CloseSquare, "']'");
                return default;
            case SqlTokenKind.OpenCurly:
                new SqlParameterReader(reading).Read();
                return default;
            case SqlTokenKind.Star:
                return reading.Columns.Read(scope);
            case SqlTokenKind.Word or SqlTokenKind.QuotedName:
                return ReadNamed(scope);
            default:
                throw _cursor.Unexpected("an expression");
        }
    }

    private SqlTerm ReadNamed(SqlScope? scope)
    {
        var next = _cursor.Ahead(1).Kind;
        if (_cursor.IsWord("CASE") && StartsCase(_cursor.Ahead(1)))
        {
            ReadCase(scope);
            return default;
        }

        if (next == SqlTokenKind.Open)
        {
            return _cursor.IsWord("COLUMNS") ? reading.Columns.Read(scope) : reading.Calls.Read(scope);
        }

        if (next == SqlTokenKind.Text && (_cursor.IsWord("DATE") || _cursor.IsWord("TIMESTAMP")))
        {
            _cursor.Take();
            _cursor.Take();
            return default;
        }

        if (_cursor.IsOneOf(_cursor.Current, SqlNames.Literals) && next != SqlTokenKind.Dot)
        {
            _cursor.Take();
            return default;
        }

        if (_cursor.IsOneOf(_cursor.Current, SqlNames.NotAnOperand))
        {
            throw _cursor.Unexpected("an expression (a column of that name must stand in backticks)");
        }

        return ReadName(scope);
    }

    private SqlTerm ReadBrackets(SqlScope? scope)
    {
        if (reading.Queries.IsSubquery())
        {
            reading.Queries.ReadSubquery(scope);
            return default;
        }

        _cursor.Take();
        if (_cursor.TryTake(SqlTokenKind.Close))
        {
            return default;
        }

        var term = reading.Expressions.Read(scope);
        var single = true;
        while (_cursor.TryTake(SqlTokenKind.Comma))
        {
            single = false;
            if (!_cursor.Is(SqlTokenKind.Close))
            {
                reading.Expressions.Read(scope);
            }
            else
            {
                break;
            }
        }

        _cursor.Expect(SqlTokenKind.Close, "')'");
        return single ? term : default;
    }

    /// <summary>What may stand behind a dot that follows an operand: the number or name of an element, or a star.</summary>
    private void ReadElement()
    {
        switch (_cursor.Current.Kind)
        {
            case SqlTokenKind.Number or SqlTokenKind.Star:
                _cursor.Take();
                break;
            case SqlTokenKind.Word or SqlTokenKind.QuotedName:
                SqlNames.Read(_cursor, _cursor.Take());
                break;
            default:
                throw _cursor.Unexpected("the name or number of an element");
        }
    }

    private void ReadCase(SqlScope? scope)
    {
        _cursor.Enter();
        _cursor.Take();
        if (!_cursor.IsWord("WHEN"))
        {
            reading.Expressions.Read(scope);
        }

        while (_cursor.TryWord("WHEN"))
        {
            reading.Expressions.Read(scope);
            _cursor.ExpectWord("THEN");
            reading.Expressions.Read(scope);
        }

        if (_cursor.TryWord("ELSE"))
        {
            reading.Expressions.Read(scope);
        }

        _cursor.ExpectWord("END");
        _cursor.Leave();
    }

    /// <summary>A column may be called case: then no operand follows.</summary>
    private bool StartsCase(SqlToken next) => next.Kind switch
    {
        SqlTokenKind.Number or SqlTokenKind.Text or SqlTokenKind.QuotedName or SqlTokenKind.Open or SqlTokenKind.OpenSquare
            or SqlTokenKind.OpenCurly => true,
        SqlTokenKind.Minus => true,
        SqlTokenKind.Word => _cursor.IsWord(next, "WHEN") || _cursor.IsWord(next, "NOT") || _cursor.IsWord(next, "LEFT")
            || _cursor.IsWord(next, "RIGHT") || _cursor.IsWord(next, "ANY") || !_cursor.IsOneOf(next, SqlNames.NotAnAlias),
        _ => false,
    };
}
