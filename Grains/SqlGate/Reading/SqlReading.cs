using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>One reading of one text: the cursor, the readers that call each other, and what they found.</summary>
internal sealed class SqlReading
{
    private const int MaxSelects = 1_000;

    private readonly List<string> _tables = [];
    private readonly HashSet<string> _aliasesOfNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namesBehindIn = new(StringComparer.Ordinal);

    public SqlReading(string text, ISqlCatalog catalog, IReadOnlySet<string>? parameters)
    {
        Cursor = new SqlCursor(text);
        Catalog = catalog;
        Parameters = parameters;
        Queries = new SqlQueryReader(this);
        Clauses = new SqlClauseReader(this);
        Withs = new SqlWithReader(this);
        Sources = new SqlSourceReader(this);
        TableFunctions = new SqlTableFunctionReader(this);
        Expressions = new SqlExpressionReader(this);
        Operands = new SqlOperandReader(this);
        Calls = new SqlCallReader(this);
        Columns = new SqlColumnsReader(this);
        Windows = new SqlWindowReader(this);
    }

    public SqlCursor Cursor { get; }

    public ISqlCatalog Catalog { get; }

    /// <summary>Names of the values that come with the text; null when the caller does not say.</summary>
    public IReadOnlySet<string>? Parameters { get; }

    public SqlQueryReader Queries { get; }

    public SqlClauseReader Clauses { get; }

    public SqlWithReader Withs { get; }

    public SqlSourceReader Sources { get; }

    public SqlTableFunctionReader TableFunctions { get; }

    public SqlExpressionReader Expressions { get; }

    public SqlOperandReader Operands { get; }

    public SqlCallReader Calls { get; }

    public SqlColumnsReader Columns { get; }

    public SqlWindowReader Windows { get; }

    public IReadOnlyList<string> Tables => _tables;

    /// <summary>SELECTs so far, as the engine counts them: it repeats the query of a WITH wherever its name stands.</summary>
    public int Selects { get; private set; }

    /// <summary>Counts a SELECT of the text.</summary>
    public void CountSelect() => Selects++;

    /// <summary>Counts those that a name of WITH stands for.</summary>
    public void CountRepeated(int selects)
    {
        Selects += selects;
        if (Selects > MaxSelects)
        {
            throw Cursor.Refuse($"The query comes to more than {MaxSelects} SELECTs, because a query of WITH is repeated wherever its name stands. Name it fewer times.");
        }
    }

    public void Use(SqlTable table)
    {
        if (!_tables.Contains(table.Name))
        {
            _tables.Add(table.Name);
        }
    }

    /// <summary>
    /// Notes an alias of a bare name. <c>WITH secrets AS t SELECT 1 IN t</c> reads the table secrets, whatever else t
    /// may be: one name cannot be such an alias and stand behind IN in the same text.
    /// </summary>
    public void NoteAliasOfName(string alias, SqlToken at)
    {
        _aliasesOfNames.Add(alias);
        RefuseIfBoth(alias, at);
    }

    /// <summary>Notes a bare name behind IN.</summary>
    public void NoteBehindIn(string name, SqlToken at)
    {
        _namesBehindIn.Add(name);
        RefuseIfBoth(name, at);
    }

    private void RefuseIfBoth(string name, SqlToken at)
    {
        if (_aliasesOfNames.Contains(name) && _namesBehindIn.Contains(name))
        {
            throw Cursor.Refuse($"{Cursor.Quote(at)} is an alias and stands behind IN as well: choose another alias.", at);
        }
    }
}
