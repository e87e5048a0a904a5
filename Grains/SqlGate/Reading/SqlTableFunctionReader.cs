using System.Collections.Frozen;
using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>
/// Reads the few table functions that make rows out of their arguments alone. How many rows they may make is limited
/// by the engine, as for any query.
/// </summary>
internal sealed class SqlTableFunctionReader(SqlReading reading)
{
    // What the engine makes of (VALUES …); it takes rows only, no structure.
    private const string Rows = "SQLStandardValues";

    private static readonly FrozenSet<string> Series = new[]
    {
        "numbers", "numbers_mt", "generateSeries", "generate_series",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly SqlCursor _cursor = reading.Cursor;

    public void Read(SqlScope? scope)
    {
        var token = _cursor.Take();
        var name = SqlNames.Decode(_cursor, token);
        var values = name.Equals("values", StringComparison.OrdinalIgnoreCase);
        if (!values && name != Rows && !Series.Contains(name))
        {
            throw _cursor.Refuse(
                $"The table function {_cursor.Quote(token)} is not available: only numbers, generate_series and values are.", token);
        }

        _cursor.Expect(SqlTokenKind.Open, "'('");
        var terms = reading.Calls.ReadArguments(scope);
        if (values && terms.Count > 1 && terms[0].Kind == SqlTermKind.Text)
        {
            // A first string is the structure when rows follow; a plain string as a row is written in brackets.
            SqlTypeReader.ReadColumns(_cursor, _cursor.At(terms[0].Token));
        }
    }

    /// <summary>
    /// Reads <c>VALUES (1, 'a'), (2, 'b')</c>. In brackets the engine may also read this as a list of tables that starts
    /// with the function values, so nothing here may be the name of one.
    /// </summary>
    public void ReadRows(SqlScope? scope)
    {
        _cursor.ExpectWord("VALUES");
        do
        {
            var row = _cursor.Current;
            _cursor.Expect(SqlTokenKind.Open, "a row in brackets");
            if (reading.Calls.ReadArguments(scope).Exists(term => term.Kind is SqlTermKind.Name or SqlTermKind.Star))
            {
                throw _cursor.Refuse("A row of VALUES holds values, not names.", row);
            }
        }
        while (_cursor.TryTake(SqlTokenKind.Comma));
    }
}
