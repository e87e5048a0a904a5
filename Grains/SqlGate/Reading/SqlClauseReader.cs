using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads the clauses of one SELECT, in the engine's order.</summary>
internal sealed class SqlClauseReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;
    private readonly SqlLimitReader _limits = new(reading);
    private readonly SqlOrderReader _orders = new(reading);

    /// <returns>The names that a further member of the same UNION inherits.</returns>
    public SqlScope? ReadSelect(SqlScope? outer, SqlScope? inherited)
    {
        reading.CountSelect();
        var scope = _cursor.IsWord("WITH") ? reading.Withs.Read(outer) : inherited ?? outer;
        var handedOn = scope == outer ? null : scope;
        var sourced = _cursor.TryWord("FROM");
        if (sourced)
        {
            reading.Sources.Read(scope);
        }

        if (!_cursor.TryWord("SELECT"))
        {
            throw _cursor.Refuse("Only SELECT queries are allowed.");
        }

        ReadModifiers(scope);
        ReadItems(scope);
        if (!sourced && _cursor.TryWord("FROM"))
        {
            reading.Sources.Read(scope);
        }

        ReadFilters(scope);
        _orders.Read(scope);
        _limits.Read(scope);
        return handedOn;
    }

    private void ReadModifiers(SqlScope? scope)
    {
        if (_cursor.TryWord("DISTINCT"))
        {
            if (_cursor.TryWord("ON"))
            {
                _cursor.Expect(SqlTokenKind.Open, "'('");
                ReadList(scope);
                _cursor.Expect(SqlTokenKind.Close, "')'");
            }
        }
        else if (_cursor.IsWord("ALL") && _cursor.Ahead(1).Kind is not (SqlTokenKind.Comma or SqlTokenKind.Close or SqlTokenKind.End))
        {
            _cursor.Take();
        }

        _limits.ReadTop(scope);
    }

    private void ReadItems(SqlScope? scope)
    {
        reading.Expressions.ReadItem(scope);
        while (_cursor.TryTake(SqlTokenKind.Comma))
        {
            // The engine allows one comma too many before FROM, and models write it; FROM ( would be a function there.
            if (_cursor.IsWord("FROM") && _cursor.Ahead(1).Kind != SqlTokenKind.Open)
            {
                return;
            }

            reading.Expressions.ReadItem(scope);
        }
    }

    private void ReadFilters(SqlScope? scope)
    {
        ReadIf("PREWHERE", scope);
        ReadIf("WHERE", scope);
        if (_cursor.TryWords("GROUP", "BY"))
        {
            ReadGrouping(scope);
        }

        while (_cursor.IsWord("WITH") && (_cursor.AreWords("WITH", "TOTALS") || _cursor.AreWords("WITH", "ROLLUP") || _cursor.AreWords("WITH", "CUBE")))
        {
            _cursor.Take();
            _cursor.Take();
        }

        ReadIf("HAVING", scope);
        if (_cursor.TryWord("WINDOW"))
        {
            reading.Windows.ReadDefinitions(scope);
        }

        ReadIf("QUALIFY", scope);
    }

    private void ReadGrouping(SqlScope? scope)
    {
        if (_cursor.IsWord("ALL") && _cursor.Ahead(1).Kind is not (SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.Open))
        {
            _cursor.Take();
            return;
        }

        if (_cursor.TryWords("GROUPING", "SETS"))
        {
            // Each set is a bracketed list, possibly empty: it reads as a tuple.
            _cursor.Expect(SqlTokenKind.Open, "'('");
            ReadList(scope);
            _cursor.Expect(SqlTokenKind.Close, "')'");
            return;
        }

        if ((_cursor.IsWord("ROLLUP") || _cursor.IsWord("CUBE")) && _cursor.Ahead(1).Kind == SqlTokenKind.Open)
        {
            _cursor.Take();
            _cursor.Take();
            ReadList(scope);
            _cursor.Expect(SqlTokenKind.Close, "')'");
            return;
        }

        ReadList(scope);
    }

    private void ReadIf(string word, SqlScope? scope)
    {
        if (_cursor.TryWord(word))
        {
            reading.Expressions.Read(scope);
        }
    }

    private void ReadList(SqlScope? scope) => reading.Expressions.ReadList(scope);
}
