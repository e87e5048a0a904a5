using System.Collections.Frozen;
using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads what stands behind FROM: tables, subqueries, table functions and joins. The only place, with IN, that names tables.</summary>
internal sealed class SqlSourceReader(SqlReading reading)
{
    private static readonly FrozenSet<string> JoinWords = new[]
    {
        "GLOBAL", "ANY", "ALL", "ASOF", "SEMI", "ANTI", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "PASTE",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly SqlCursor _cursor = reading.Cursor;

    public void Read(SqlScope? scope)
    {
        ReadSource(scope);
        while (true)
        {
            if (_cursor.TryTake(SqlTokenKind.Comma))
            {
                ReadSource(scope);
            }
            else if (_cursor.TryWords("ARRAY", "JOIN") || (_cursor.IsWord("LEFT") && _cursor.IsWord(_cursor.Ahead(1), "ARRAY") && TakeLeftArrayJoin()))
            {
                do
                {
                    reading.Expressions.ReadItem(scope);
                }
                while (_cursor.TryTake(SqlTokenKind.Comma));
            }
            else if (!TryReadJoin(scope))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Checks the operand behind IN: a bare name there reads a table of that name, unless WITH or the query gives it
    /// another meaning.
    /// </summary>
    public void CheckIn(SqlTerm term, SqlScope? scope)
    {
        if (term.Kind != SqlTermKind.Name)
        {
            return;
        }

        var first = _cursor.At(term.Token);
        var name = SqlNames.Read(_cursor, first);
        if (term.Parts == 1)
        {
            reading.NoteBehindIn(name, first);
            if (scope?.HasValue(name) ?? false)
            {
                return;
            }
        }

        var second = term.Parts == 2 ? SqlNames.Read(_cursor, _cursor.At(term.Token + 2)) : null;
        if (term.Parts > 2 || !TryUse(name, second, scope))
        {
            throw _cursor.Refuse($"{_cursor.Quote(first)} behind IN names no table of yours: use a subquery, a list, or has(array, x).", first);
        }
    }

    private bool TryUse(string name, string? second, SqlScope? scope)
    {
        if (second is null && scope?.FindQuery(name) is { } selects)
        {
            reading.CountRepeated(selects);
            return true;
        }

        if (second is not null && name != reading.Catalog.Database)
        {
            return false;
        }

        if (!reading.Catalog.TryGetTable(second ?? name, out var table))
        {
            return false;
        }

        reading.Use(table);
        return true;
    }

    private void ReadSource(SqlScope? scope)
    {
        if (_cursor.Is(SqlTokenKind.Open))
        {
            ReadBracketed(scope);
        }
        else if (_cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName) || _cursor.IsOneOf(_cursor.Current, SqlNames.NotAnOperand))
        {
            throw _cursor.Unexpected("a table or a subquery");
        }
        else if (_cursor.Ahead(1).Kind == SqlTokenKind.Open)
        {
            reading.TableFunctions.Read(scope);
        }
        else
        {
            ReadTable(scope);
        }

        ReadBehind(scope);
    }

    private void ReadBracketed(SqlScope? scope)
    {
        if (_cursor.IsWord(_cursor.Ahead(1), "VALUES"))
        {
            _cursor.Take();
            reading.TableFunctions.ReadRows(scope);
            _cursor.Expect(SqlTokenKind.Close, "')'");
        }
        else if (reading.Queries.StartsAt(_cursor.Index))
        {
            reading.Queries.ReadSubquery(scope);
        }
        else
        {
            throw _cursor.Refuse("Only a SELECT may stand in these brackets.");
        }
    }

    private void ReadTable(SqlScope? scope)
    {
        var first = _cursor.Take();
        var name = SqlNames.Read(_cursor, first);
        var second = _cursor.TryTake(SqlTokenKind.Dot) ? ReadSecond() : null;
        if (!TryUse(name, second, scope))
        {
            var what = second is null ? $"The table {_cursor.Quote(first)}" : $"A table of the database {_cursor.Quote(first)}";
            throw _cursor.Refuse($"{what} is not one of yours.", first);
        }
    }

    private string ReadSecond() => _cursor.Current.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName
        ? SqlNames.Read(_cursor, _cursor.Take())
        : throw _cursor.Unexpected("the name of a table");

    /// <summary>FINAL, an alias with or without names of columns, SAMPLE.</summary>
    private void ReadBehind(SqlScope? scope)
    {
        _cursor.TryWord("FINAL");
        if (_cursor.TryWord("AS") || reading.Expressions.StartsAlias(_cursor.Current))
        {
            reading.Expressions.ReadAlias();
            if (_cursor.Is(SqlTokenKind.Open))
            {
                reading.Columns.ReadNames();
            }
        }

        _cursor.TryWord("FINAL");
        if (_cursor.TryWord("SAMPLE"))
        {
            reading.Expressions.Read(scope);
            if (_cursor.TryWord("OFFSET"))
            {
                reading.Expressions.Read(scope);
            }
        }
    }

    private bool TakeLeftArrayJoin()
    {
        _cursor.Take();
        _cursor.Take();
        _cursor.ExpectWord("JOIN");
        return true;
    }

    private bool TryReadJoin(SqlScope? scope)
    {
        if (!_cursor.IsWord("JOIN") && !_cursor.IsOneOf(_cursor.Current, JoinWords))
        {
            return false;
        }

        while (_cursor.IsOneOf(_cursor.Current, JoinWords))
        {
            _cursor.Take();
        }

        _cursor.ExpectWord("JOIN");
        ReadSource(scope);
        if (_cursor.TryWord("ON"))
        {
            reading.Expressions.Read(scope);
        }
        else if (_cursor.TryWord("USING"))
        {
            ReadUsing();
        }

        return true;
    }

    private void ReadUsing()
    {
        if (_cursor.Is(SqlTokenKind.Open))
        {
            reading.Columns.ReadNames();
            return;
        }

        reading.Expressions.ReadAlias();
        if (_cursor.Is(SqlTokenKind.Comma))
        {
            throw _cursor.Refuse("Put the columns of USING in brackets.");
        }
    }
}
