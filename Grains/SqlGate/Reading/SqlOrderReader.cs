using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads ORDER BY with its directions, WITH FILL and INTERPOLATE.</summary>
internal sealed class SqlOrderReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    public void Read(SqlScope? scope)
    {
        if (!_cursor.TryWords("ORDER", "BY"))
        {
            return;
        }

        if (_cursor.IsWord("ALL") && _cursor.Ahead(1).Kind is not (SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.Open))
        {
            _cursor.Take();
            ReadDirection(scope);
        }
        else
        {
            ReadElements(scope);
        }

        if (_cursor.TryWord("INTERPOLATE") && _cursor.TryTake(SqlTokenKind.Open))
        {
            ReadInterpolation(scope);
        }
    }

    /// <summary>The elements of an ORDER BY, here or in a window.</summary>
    public void ReadElements(SqlScope? scope)
    {
        do
        {
            reading.Expressions.Read(scope);
            ReadDirection(scope);
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
    }

    private void ReadDirection(SqlScope? scope)
    {
        _ = _cursor.TryWord("ASC") || _cursor.TryWord("DESC") || _cursor.TryWord("ASCENDING") || _cursor.TryWord("DESCENDING");
        _ = _cursor.TryWords("NULLS", "FIRST") || _cursor.TryWords("NULLS", "LAST");
        if (_cursor.TryWord("COLLATE"))
        {
            _cursor.Expect(SqlTokenKind.Text, "the name of a collation in quotes");
        }

        if (!_cursor.TryWords("WITH", "FILL"))
        {
            return;
        }

        foreach (var word in (string[])["FROM", "TO", "STEP", "STALENESS"])
        {
            if (_cursor.TryWord(word))
            {
                reading.Expressions.Read(scope);
            }
        }
    }

    private void ReadInterpolation(SqlScope? scope)
    {
        while (!_cursor.TryTake(SqlTokenKind.Close))
        {
            if (_cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            {
                throw _cursor.Unexpected("the name of a column");
            }

            SqlNames.Read(_cursor, _cursor.Take());
            if (_cursor.TryWord("AS"))
            {
                reading.Expressions.Read(scope);
            }

            if (!_cursor.TryTake(SqlTokenKind.Comma) && !_cursor.Is(SqlTokenKind.Close))
            {
                throw _cursor.Unexpected("',' or ')'");
            }
        }
    }
}
