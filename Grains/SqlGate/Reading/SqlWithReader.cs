using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads <c>WITH name AS (SELECT …), expression AS name</c>.</summary>
internal sealed class SqlWithReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    /// <summary>A name is visible from the element behind it on: inside its own query it still means the table.</summary>
    public SqlScope Read(SqlScope? outer)
    {
        _cursor.ExpectWord("WITH");
        if (_cursor.IsWord("RECURSIVE") && _cursor.Ahead(1).Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName)
        {
            // The engine resolves a self-reference to a table of that name unless the shape is exactly right.
            throw _cursor.Refuse("WITH RECURSIVE is not allowed: generate a series with numbers(n) or arrayJoin(range(n)).");
        }

        var scope = new SqlScope(outer);
        do
        {
            ReadElement(scope);
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
        return scope;
    }

    private void ReadElement(SqlScope scope)
    {
        var name = _cursor.Current;
        if (name.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && BodyOfQuery(_cursor.Index) is { } body)
        {
            var decoded = SqlNames.Read(_cursor, name);
            _cursor.Take();
            if (_cursor.Is(SqlTokenKind.Open))
            {
                reading.Columns.ReadNames();
            }

            while (_cursor.Index < body)
            {
                _cursor.Take();
            }

            var before = reading.Selects;
            reading.Queries.ReadSubquery(scope);
            scope.AddQuery(decoded, reading.Selects - before);
            return;
        }

        var term = reading.Expressions.Read(scope, out var alias);
        if (alias is null)
        {
            throw _cursor.Unexpected("AS and a name");
        }

        if (term.Kind != SqlTermKind.Name)
        {
            scope.AddValue(alias);
        }
    }

    /// <summary>Index of the bracket that opens the query of <c>name [(columns)] AS [NOT] [MATERIALIZED] (</c>, if this is one.</summary>
    private int? BodyOfQuery(int name)
    {
        var at = name + 1;
        if (_cursor.At(at).Kind == SqlTokenKind.Open)
        {
            at = _cursor.At(at).Match + 1;
        }

        if (!_cursor.IsWord(_cursor.At(at), "AS"))
        {
            return null;
        }

        at++;
        at += _cursor.IsWord(_cursor.At(at), "NOT") && _cursor.IsWord(_cursor.At(at + 1), "MATERIALIZED") ? 1 : 0;
        at += _cursor.IsWord(_cursor.At(at), "MATERIALIZED") ? 1 : 0;
        return _cursor.At(at).Kind == SqlTokenKind.Open ? at : null;
    }
}
