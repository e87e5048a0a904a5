using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads a query: one SELECT, or several joined by UNION, INTERSECT and EXCEPT, in brackets or not.</summary>
internal sealed class SqlQueryReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    /// <summary>Whether a query starts at this token, brackets before it included.</summary>
    public bool StartsAt(int index)
    {
        // At most MaxDepth brackets: a bounded look ahead.
        while (_cursor.At(index).Kind == SqlTokenKind.Open)
        {
            index++;
        }

        var token = _cursor.At(index);
        return _cursor.IsWord(token, "SELECT") || _cursor.IsWord(token, "FROM") || _cursor.IsWord(token, "WITH");
    }

    /// <summary>Whether the bracket at the cursor holds a query rather than an expression.</summary>
    public bool IsSubquery()
    {
        var inner = _cursor.Index + 1;
        if (_cursor.At(inner).Kind != SqlTokenKind.Open)
        {
            return StartsAt(inner);
        }

        // ((SELECT 1) UNION ALL …) is a query, ((SELECT 1) + 1) is not.
        var behind = _cursor.At(_cursor.At(inner).Match + 1);
        return StartsAt(inner) && IsSetOperator(behind);
    }

    /// <summary>Reads a query in brackets.</summary>
    public void ReadSubquery(SqlScope? scope)
    {
        _cursor.Expect(SqlTokenKind.Open, "'('");
        Read(scope, inherited: null);
        ExpectEnd();
    }

    /// <param name="scope">Names of the surrounding SELECT.</param>
    /// <param name="inherited">
    /// Names of the first member of the surrounding UNION: the engine hands its WITH on to members that have none.
    /// </param>
    /// <returns>The names that a further member of a surrounding UNION inherits.</returns>
    public SqlScope? Read(SqlScope? scope, SqlScope? inherited)
    {
        _cursor.Enter();
        var handedOn = ReadMember(scope, inherited);
        var members = 1;
        while (IsSetOperator(_cursor.Current))
        {
            if (inherited is not null)
            {
                // Which of the members in brackets see the names of the first WITH depends on the engine's rewriting.
                throw _cursor.Refuse("Below a WITH, UNION, INTERSECT and EXCEPT cannot be nested in brackets: put the inner ones in a subquery.");
            }

            _cursor.Take();
            if (!_cursor.TryWord("ALL"))
            {
                _cursor.TryWord("DISTINCT");
            }

            ReadMember(scope, handedOn);
            members++;
        }

        _cursor.Leave();
        return members == 1 ? handedOn : null;
    }

    private SqlScope? ReadMember(SqlScope? scope, SqlScope? inherited)
    {
        if (_cursor.Is(SqlTokenKind.Open))
        {
            _cursor.Take();
            var handedOn = Read(scope, inherited);
            ExpectEnd();
            return handedOn;
        }

        return reading.Clauses.ReadSelect(scope, inherited);
    }

    private void ExpectEnd()
    {
        if (!_cursor.TryTake(SqlTokenKind.Close))
        {
            throw Stray();
        }
    }

    private bool IsSetOperator(SqlToken token) =>
        _cursor.IsWord(token, "UNION") || _cursor.IsWord(token, "EXCEPT") || _cursor.IsWord(token, "INTERSECT");

    /// <summary>The refusal of what stands where a query should have ended.</summary>
    public SqlRefusedException Stray()
    {
        if (_cursor.IsWord("SETTINGS"))
        {
            return _cursor.Refuse("SETTINGS is not allowed: limits are set by the service. Remove the clause.");
        }

        if (_cursor.IsWord("INTO"))
        {
            return _cursor.Refuse("INTO is not allowed: results are returned, not written. Remove the clause.");
        }

        if (_cursor.IsWord("FORMAT"))
        {
            return _cursor.Refuse("FORMAT is allowed once, at the very end of the query; there it has no effect. Remove it.");
        }

        return _cursor.IsOneOf(_cursor.Current, SqlNames.Statements)
            ? _cursor.Refuse("Only one SELECT is allowed.")
            : _cursor.Unexpected("the end of the query or its next clause");
    }
}
