using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads a call of a function: its name, its one or two lists, FILTER, NULLS and OVER.</summary>
internal sealed class SqlCallReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    public SqlTerm Read(SqlScope? scope)
    {
        var kind = ReadName();
        _cursor.Expect(SqlTokenKind.Open, "'('");
        switch (kind)
        {
            case SqlFunctionKind.Cast:
                ReadCast(scope);
                break;
            case SqlFunctionKind.Keywords:
                ReadKeywords(scope);
                break;
            case SqlFunctionKind.Position:
                ReadPosition(scope);
                break;
            case SqlFunctionKind.Exists:
                ReadExists(scope);
                break;
            case SqlFunctionKind.Aggregate:
                ReadAggregate(scope);
                break;
            default:
                Check(kind, ReadArguments(scope));
                break;
        }

        return default;
    }

    /// <summary>Takes the name of a function and refuses one that is not on the list.</summary>
    public SqlFunctionKind ReadName()
    {
        var token = _cursor.Current;
        var name = SqlNames.Decode(_cursor, token);
        if (!SqlFunctions.TryFind(name, out var kind))
        {
            throw _cursor.Refuse(
                OtherDialects.Instead(name) is { } instead
                    ? $"The function {_cursor.Quote(token)} is not one of this dialect: write {instead}."
                    : $"The function {_cursor.Quote(token)} is not available here (docs/sql.md lists those that are).",
                token);
        }

        _cursor.Take();
        return kind;
    }

    /// <summary>Reads <c>ANY (SELECT …)</c> or <c>ALL (SELECT …)</c> behind a comparison.</summary>
    public bool TryReadQuantified(SqlScope? scope)
    {
        if ((!_cursor.IsWord("ANY") && !_cursor.IsWord("ALL")) || _cursor.Ahead(1).Kind != SqlTokenKind.Open
            || !reading.Queries.StartsAt(_cursor.Index + 2))
        {
            return false;
        }

        _cursor.Take();
        reading.Queries.ReadSubquery(scope);
        return true;
    }

    /// <summary>Reads arguments up to and with the closing bracket.</summary>
    public List<SqlTerm> ReadArguments(SqlScope? scope)
    {
        var terms = new List<SqlTerm>();
        if (_cursor.TryTake(SqlTokenKind.Close))
        {
            return terms;
        }

        do
        {
            terms.Add(reading.Expressions.Read(scope));
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
        _cursor.Expect(SqlTokenKind.Close, "',' or ')'");
        return terms;
    }

    /// <summary><c>quantiles(0.5, 0.9)(x)</c> has parameters in a first list; DISTINCT may start the last one.</summary>
    private void ReadAggregate(SqlScope? scope)
    {
        do
        {
            if (_cursor.IsWord("DISTINCT") && _cursor.Ahead(1).Kind is not (SqlTokenKind.Comma or SqlTokenKind.Close))
            {
                _cursor.Take();
            }

            ReadArguments(scope);
        }
        while (_cursor.TryTake(SqlTokenKind.Open));
        ReadBehind(scope);
    }

    private void ReadExists(SqlScope? scope)
    {
        if (reading.Queries.StartsAt(_cursor.Index))
        {
            reading.Queries.Read(scope, inherited: null);
        }

        _cursor.Expect(SqlTokenKind.Close, "a query");
    }

    private void Check(SqlFunctionKind kind, List<SqlTerm> terms)
    {
        switch (kind)
        {
            case SqlFunctionKind.HigherOrder when terms.Count > 1 && terms[0].Kind == SqlTermKind.Name:
                // The engine calls any function of that name, and this list would not have seen it.
                throw _cursor.Refuse("Write a lambda as the first argument: x -> f(x).", _cursor.At(terms[0].Token));
            case SqlFunctionKind.TypeSecond:
                SqlTypeReader.ReadText(_cursor, Text(terms, 1, "a type in quotes"));
                break;
            case SqlFunctionKind.TypeLast:
                SqlTypeReader.ReadText(_cursor, Text(terms, terms.Count - 1, "a type in quotes"));
                break;
            case SqlFunctionKind.AggregateFirst:
                CheckAggregate(Text(terms, 0, "the name of an aggregate function in quotes"));
                break;
        }
    }

    private SqlToken Text(List<SqlTerm> terms, int index, string what) =>
        index >= 0 && index < terms.Count && terms[index].Kind == SqlTermKind.Text
            ? _cursor.At(terms[index].Token)
            : throw _cursor.Refuse($"Argument {Math.Max(index, 0) + 1} of this function has to be {what}, not an expression.");

    /// <summary>Judges the text of <c>arrayReduce('quantile(0.5)', …)</c>.</summary>
    private void CheckAggregate(SqlToken token)
    {
        if (SqlQuoting.TryDecode(_cursor.TextOf(token), out var text) && IsAggregate(new SqlCursor(text, _cursor.PositionOf(token))))
        {
            return;
        }

        throw _cursor.Refuse("Only the name of an aggregate function with numbers as parameters is allowed here.", token);
    }

    private static bool IsAggregate(SqlCursor cursor)
    {
        var name = cursor.Take();
        if (name.Kind != SqlTokenKind.Word || !SqlFunctions.IsAggregate(cursor.TextOf(name).ToString()))
        {
            return false;
        }

        if (cursor.TryTake(SqlTokenKind.Open))
        {
            while (cursor.Current.Kind is SqlTokenKind.Comma or SqlTokenKind.Number or SqlTokenKind.Minus)
            {
                cursor.Take();
            }

            return cursor.TryTake(SqlTokenKind.Close) && cursor.Is(SqlTokenKind.End);
        }

        return cursor.Is(SqlTokenKind.End);
    }

    private void ReadCast(SqlScope? scope)
    {
        reading.Expressions.ReadBare(scope);
        if (_cursor.TryWord("AS"))
        {
            new SqlTypeReader(_cursor).Read();
        }
        else
        {
            _cursor.Expect(SqlTokenKind.Comma, "AS and a type");
            var type = _cursor.Current;
            _cursor.Expect(SqlTokenKind.Text, "a type in quotes");
            SqlTypeReader.ReadText(_cursor, type);
        }

        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    /// <summary>SQL's own forms, where words stand between arguments instead of commas.</summary>
    private void ReadKeywords(SqlScope? scope)
    {
        if (_cursor.TryTake(SqlTokenKind.Close))
        {
            return;
        }

        if ((_cursor.IsWord("BOTH") || _cursor.IsWord("LEADING") || _cursor.IsWord("TRAILING")) && _cursor.Ahead(1).Kind != SqlTokenKind.Close)
        {
            _cursor.Take();
        }

        do
        {
            if (!_cursor.IsWord("FROM"))
            {
                reading.Expressions.Read(scope);
            }
        }
        while (_cursor.TryTake(SqlTokenKind.Comma) || _cursor.TryWord("FROM") || _cursor.TryWord("FOR") || _cursor.TryWord("PLACING"));
        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    private void ReadPosition(SqlScope? scope)
    {
        reading.Expressions.ReadBare(scope, allowIn: false);
        if (_cursor.TryWord("IN"))
        {
            reading.Expressions.ReadBare(scope, allowIn: false);
        }
        else
        {
            while (_cursor.TryTake(SqlTokenKind.Comma))
            {
                reading.Expressions.Read(scope);
            }
        }

        _cursor.Expect(SqlTokenKind.Close, "')'");
    }

    private void ReadBehind(SqlScope? scope)
    {
        while (true)
        {
            if (_cursor.IsWord("FILTER") && _cursor.Ahead(1).Kind == SqlTokenKind.Open)
            {
                _cursor.Take();
                _cursor.Take();
                _cursor.ExpectWord("WHERE");
                reading.Expressions.Read(scope);
                _cursor.Expect(SqlTokenKind.Close, "')'");
            }
            else if (_cursor.TryWord("OVER"))
            {
                reading.Windows.ReadOver(scope);
            }
            else if (!_cursor.TryWords("RESPECT", "NULLS") && !_cursor.TryWords("IGNORE", "NULLS"))
            {
                return;
            }
        }
    }
}
