using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads window definitions, named ones and those behind OVER.</summary>
internal sealed class SqlWindowReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    /// <summary><c>WINDOW w AS (…), v AS (…)</c></summary>
    public void ReadDefinitions(SqlScope? scope)
    {
        do
        {
            ReadName();
            _cursor.ExpectWord("AS");
            ReadWindow(scope);
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
    }

    /// <summary>What stands behind OVER: a name or a definition.</summary>
    public void ReadOver(SqlScope? scope)
    {
        if (_cursor.Is(SqlTokenKind.Open))
        {
            ReadWindow(scope);
        }
        else
        {
            ReadName();
        }
    }

    private void ReadWindow(SqlScope? scope)
    {
        _cursor.Expect(SqlTokenKind.Open, "'('");
        if (!_cursor.Is(SqlTokenKind.Close) && !StartsPart(_cursor.Current))
        {
            ReadName();
        }

        if (_cursor.TryWords("PARTITION", "BY"))
        {
            reading.Expressions.ReadList(scope);
        }

        if (_cursor.TryWords("ORDER", "BY"))
        {
            new SqlOrderReader(reading).ReadElements(scope);
        }

        if (_cursor.TryWord("ROWS") || _cursor.TryWord("RANGE") || _cursor.TryWord("GROUPS"))
        {
            ReadFrame(scope);
        }

        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    private void ReadFrame(SqlScope? scope)
    {
        if (!_cursor.TryWord("BETWEEN"))
        {
            ReadBound(scope);
            return;
        }

        ReadBound(scope);
        _cursor.ExpectWord("AND");
        ReadBound(scope);
    }

    private void ReadBound(SqlScope? scope)
    {
        if (_cursor.TryWords("CURRENT", "ROW"))
        {
            return;
        }

        if (!_cursor.TryWord("UNBOUNDED"))
        {
            reading.Expressions.Read(scope);
        }

        if (!_cursor.TryWord("PRECEDING") && !_cursor.TryWord("FOLLOWING"))
        {
            throw _cursor.Unexpected("PRECEDING or FOLLOWING");
        }
    }

    private void ReadName()
    {
        if (_cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            throw _cursor.Unexpected("the name of a window");
        }

        SqlNames.Read(_cursor, _cursor.Take());
    }

    private bool StartsPart(SqlToken token) => (_cursor.IsWord(token, "PARTITION") && _cursor.IsWord(_cursor.Ahead(1), "BY"))
        || (_cursor.IsWord(token, "ORDER") && _cursor.IsWord(_cursor.Ahead(1), "BY"))
        || _cursor.IsWord(token, "ROWS") || _cursor.IsWord(token, "RANGE") || _cursor.IsWord(token, "GROUPS");
}
