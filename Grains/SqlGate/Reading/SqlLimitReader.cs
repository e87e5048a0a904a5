using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads TOP, LIMIT, LIMIT BY, OFFSET and FETCH.</summary>
internal sealed class SqlLimitReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    public void ReadTop(SqlScope? scope)
    {
        if (!_cursor.IsWord("TOP") || _cursor.Ahead(1).Kind is not (SqlTokenKind.Number or SqlTokenKind.Open))
        {
            return;
        }

        _cursor.Take();
        if (_cursor.TryTake(SqlTokenKind.Open))
        {
            reading.Expressions.Read(scope);
            _cursor.Expect(SqlTokenKind.Close, "')'");
        }
        else
        {
            _cursor.Take();
        }

        _cursor.TryWords("WITH", "TIES");
    }

    public void Read(SqlScope? scope)
    {
        // One LIMIT … BY and one plain LIMIT.
        for (var i = 0; i < 2 && _cursor.TryWord("LIMIT"); i++)
        {
            ReadLimit(scope);
        }

        if (_cursor.TryWord("OFFSET"))
        {
            reading.Expressions.Read(scope);
            _ = _cursor.TryWord("ROW") || _cursor.TryWord("ROWS");
        }

        if (_cursor.TryWord("FETCH"))
        {
            ReadFetch(scope);
        }
    }

    private void ReadLimit(SqlScope? scope)
    {
        reading.Expressions.Read(scope);
        if (_cursor.TryTake(SqlTokenKind.Comma) || _cursor.TryWord("OFFSET"))
        {
            reading.Expressions.Read(scope);
        }

        _cursor.TryWords("WITH", "TIES");
        if (!_cursor.TryWord("BY"))
        {
            return;
        }

        if (_cursor.IsWord("ALL") && _cursor.Ahead(1).Kind is not (SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.Open))
        {
            _cursor.Take();
        }
        else
        {
            reading.Expressions.ReadList(scope);
        }
    }

    private void ReadFetch(SqlScope? scope)
    {
        if (!_cursor.TryWord("FIRST") && !_cursor.TryWord("NEXT"))
        {
            throw _cursor.Unexpected("FIRST");
        }

        if (!_cursor.IsWord("ROW") && !_cursor.IsWord("ROWS"))
        {
            reading.Expressions.Read(scope);
        }

        if (!_cursor.TryWord("ROW") && !_cursor.TryWord("ROWS"))
        {
            throw _cursor.Unexpected("ROWS");
        }

        if (!_cursor.TryWord("ONLY") && !_cursor.TryWords("WITH", "TIES"))
        {
            throw _cursor.Unexpected("ONLY or WITH TIES");
        }
    }
}
