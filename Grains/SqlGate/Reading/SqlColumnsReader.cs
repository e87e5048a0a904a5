using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads <c>*</c>, <c>t.*</c> and <c>COLUMNS(…)</c> with EXCEPT, REPLACE and APPLY.</summary>
internal sealed class SqlColumnsReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    public SqlTerm Read(SqlScope? scope)
    {
        if (!_cursor.TryTake(SqlTokenKind.Star))
        {
            _cursor.ExpectWord("COLUMNS");
            if (_cursor.Ahead(1).Kind == SqlTokenKind.Text)
            {
                ReadPattern();
            }
            else
            {
                ReadNames();
            }
        }

        while (TryReadTransformer(scope))
        {
        }

        return new SqlTerm(SqlTermKind.Star);
    }

    /// <summary>Reads <c>(a, b.c)</c>.</summary>
    public void ReadNames()
    {
        _cursor.Expect(SqlTokenKind.Open, "'('");
        do
        {
            ReadPath();
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    private void ReadPattern()
    {
        _cursor.Take();
        var pattern = _cursor.Take();
        if (!SqlQuoting.TryDecode(_cursor.TextOf(pattern), out var value) || !SqlColumnPattern.IsSafe(value))
        {
            throw _cursor.Refuse(
                "This COLUMNS pattern is too wide or too intricate: it may not match 'owner', and holds only letters, digits and _ ^ $ . * + ? | ( ) [ ] -.",
                pattern);
        }

        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    private bool TryReadTransformer(SqlScope? scope)
    {
        if (_cursor.IsWord("EXCEPT"))
        {
            if (StartsQuery())
            {
                // * EXCEPT SELECT * IN (1, t): for the engine, SELECT is a column to leave out, and IN a function.
                throw _cursor.Refuse("Behind '*', EXCEPT takes columns away: give the SELECT a FROM before it subtracts another.");
            }

            _cursor.Take();
            ReadExcept();
            return true;
        }

        if (_cursor.TryWord("REPLACE"))
        {
            _cursor.TryWord("STRICT");
            ReadReplace(scope);
            return true;
        }

        if (_cursor.TryWord("APPLY"))
        {
            ReadApply(scope);
            return true;
        }

        return false;
    }

    private bool StartsQuery()
    {
        var at = _cursor.Index + 1;
        var next = _cursor.At(at);
        return _cursor.IsWord(next, "ALL") || _cursor.IsWord(next, "DISTINCT") || reading.Queries.StartsAt(at);
    }

    private void ReadExcept()
    {
        if (_cursor.IsWord("STRICT") && _cursor.Ahead(1).Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Open)
        {
            _cursor.Take();
        }

        if (_cursor.TryTake(SqlTokenKind.Text))
        {
            return;
        }

        if (!_cursor.Is(SqlTokenKind.Open))
        {
            ReadPath();
        }
        else if (_cursor.Ahead(1).Kind == SqlTokenKind.Text)
        {
            _cursor.Take();
            _cursor.Take();
            _cursor.Expect(SqlTokenKind.Close, "')'");
        }
        else
        {
            ReadNames();
        }
    }

    private void ReadReplace(SqlScope? scope)
    {
        var bracketed = _cursor.TryTake(SqlTokenKind.Open);
        do
        {
            reading.Expressions.Read(scope, out var alias);
            if (alias is null)
            {
                throw _cursor.Unexpected("AS and the name of a column");
            }
        }
        while (bracketed && _cursor.TryTake(SqlTokenKind.Comma));
        if (bracketed)
        {
            _cursor.Expect(SqlTokenKind.Close, "')'");
        }
    }

    /// <summary><c>APPLY f</c>, <c>APPLY(f)</c>, <c>APPLY(f(parameters))</c>, <c>APPLY(x -> …)</c>, <c>APPLY(f, 'prefix')</c>.</summary>
    private void ReadApply(SqlScope? scope)
    {
        var bracketed = _cursor.TryTake(SqlTokenKind.Open);
        if (_cursor.Ahead(1).Kind == SqlTokenKind.Arrow || _cursor.Is(SqlTokenKind.Open))
        {
            if (reading.Expressions.Read(scope).Kind != SqlTermKind.Lambda)
            {
                throw _cursor.Unexpected("a lambda or the name of a function");
            }
        }
        else
        {
            ReadApplied(scope);
        }

        if (bracketed)
        {
            if (_cursor.TryTake(SqlTokenKind.Comma))
            {
                _cursor.Expect(SqlTokenKind.Text, "a prefix in quotes");
            }

            _cursor.Expect(SqlTokenKind.Close, "')'");
        }
    }

    private void ReadApplied(SqlScope? scope)
    {
        var name = _cursor.Current;
        if (name.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            throw _cursor.Unexpected("the name of a function");
        }

        if (reading.Calls.ReadName() is not (SqlFunctionKind.Plain or SqlFunctionKind.Aggregate))
        {
            throw _cursor.Refuse($"{_cursor.Quote(name)} cannot be applied by name: write APPLY(x -> …).", name);
        }

        if (_cursor.TryTake(SqlTokenKind.Open))
        {
            reading.Calls.ReadArguments(scope);
        }
    }

    private void ReadPath()
    {
        do
        {
            if (_cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            {
                throw _cursor.Unexpected("the name of a column");
            }

            SqlNames.Read(_cursor, _cursor.Take());
        }
        while (_cursor.TryTake(SqlTokenKind.Dot));
    }
}
