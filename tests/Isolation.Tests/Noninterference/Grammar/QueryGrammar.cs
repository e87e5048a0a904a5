using Netra.Isolation.Tests.Noninterference.Programs;
using static Netra.Isolation.Tests.Noninterference.Grammar.ValueKind;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes queries over the users' tables: joins, subqueries, WITH, unions, grouping, windows, ARRAY JOIN, fills, limits.</summary>
internal sealed class QueryGrammar
{
    private int ExpressionDepth => _dice.Of(1, 1, 1, 2, 2, 3);

    private static readonly string[] Joins =
    [
        "INNER JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "LEFT ANY JOIN", "LEFT SEMI JOIN", "LEFT ANTI JOIN", "ASOF JOIN", "CROSS JOIN", "PASTE JOIN", "INNER ANY JOIN", "GLOBAL INNER JOIN",
    ];

    private readonly Dice _dice;
    private readonly Tables _tables;
    private readonly ExpressionGrammar _expressions;
    private readonly AggregateGrammar _aggregates;
    private int _aliases;

    public QueryGrammar(Dice dice, Tables tables, FunctionBook book)
    {
        (_dice, _tables) = (dice, tables);
        _expressions = new ExpressionGrammar(dice, book, depth => Select(depth, columns: 1));
        _aggregates = new AggregateGrammar(dice, book, _expressions);
    }

    /// <summary>A query.</summary>
    public Node Next(int depth)
    {
        if (depth > 1 && _dice.Percent(8))
        {
            var columns = _dice.Of(1, 1, 2);
            return Node.Row(Select(depth - 1, columns), Node.Leaf(_dice.Of("UNION ALL", "UNION DISTINCT", "INTERSECT", "EXCEPT")), Select(depth - 1, columns));
        }

        return Select(depth, columns: _dice.Of(1, 1, 1, 1, 1, 2, 2, 3));
    }

    /// <summary>A condition over a table, for other grammars.</summary>
    public Node Condition(Names names) => _expressions.Condition(names, ExpressionDepth);

    private Node Select(int depth, int columns)
    {
        List<Node> clauses = [];
        var names = Names.None;
        if (depth > 1 && _dice.Percent(12))
        {
            names = With(clauses, depth);
        }

        var (source, sourceNames) = From(clauses, depth);
        names = new Names([.. names.Values, .. sourceNames.Values]);
        var grouped = _dice.Percent(30);
        List<Node> behind = [source];
        Narrow(behind, ref names, depth);
        var keys = grouped && _dice.Percent(65) ? _dice.Some(1, 2, () => _expressions.Next(Any, names, 1)) : [];
        var items = Items(names, columns, grouped, keys);
        clauses.Add(new Node(_dice.Percent(6) ? "SELECT DISTINCT " : "SELECT ", [.. items], ", "));
        if (keys.Length > 0)
        {
            behind.Add(Grouping(keys));
        }

        if (grouped && _dice.Percent(10))
        {
            behind.Add(new Node("HAVING ", [Node.Row(_aggregates.Next(names, 2), Node.Leaf(_dice.Of("> 1", "IS NOT NULL", "!= 0")))]));
        }

        Finish(behind, names, grouped, columns);
        return Node.Row([.. clauses, .. behind]);
    }

    private Names With(List<Node> clauses, int depth)
    {
        var alias = Alias();
        if (_dice.Percent(50))
        {
            clauses.Add(new Node("WITH ", [_dice.Percent(50) ? _expressions.Next(Number, Names.None, 2) : new Node("(", [Select(depth - 2, 1)], "", ")")], "", $" AS {alias}"));
            return Names.None.With(alias, Number);
        }

        clauses.Add(new Node($"WITH {alias} AS (", [Next(depth - 1)], "", ")"));
        return Names.None;
    }

    private (Node Source, Names Names) From(List<Node> before, int depth)
    {
        var (source, names) = Source(depth);
        if (before.Count > 0 && before[0].Before.EndsWith(" AS (", StringComparison.Ordinal) && _dice.Percent(60))
        {
            source = Node.Leaf(before[0].Before.Split(' ')[1]);
        }

        if (depth <= 1 || !_dice.Percent(15))
        {
            return (new Node("FROM ", [source]), names);
        }

        var (other, otherNames) = Source(depth - 1);
        var join = _dice.Of(Joins);
        var both = new Names([.. names.Values, .. otherNames.Values]);
        var on = join switch
        {
            "CROSS JOIN" or "PASTE JOIN" => [],
            "ASOF JOIN" => [Node.Leaf($"ON {names.Pick(Text, _dice) ?? "1"} = {otherNames.Pick(Text, _dice) ?? "1"} AND {names.Pick(Time, _dice) ?? "1"} >= {otherNames.Pick(Time, _dice) ?? "1"}")],
            _ when _dice.Percent(20) => [Node.Leaf($"USING ({_dice.Of("timestamp", "model", "event_id")})")],
            _ => (Node[])[new Node("ON ", [JoinCondition(names, otherNames)])],
        };
        return (new Node("FROM ", [source, Node.Leaf(join), other, .. on]), both);
    }

    private Node JoinCondition(Names left, Names right)
    {
        var kind = _dice.Of(Number, Text, Time, Id);
        return Node.Leaf($"{left.Pick(kind, _dice) ?? "1"} = {right.Pick(kind, _dice) ?? "1"}");
    }

    private (Node Source, Names Names) Source(int depth)
    {
        switch (_dice.Below(20))
        {
            case < 14:
                var table = _dice.Percent(75) ? _tables.All.First(t => t.Name == "workload_events") : _dice.Of((IReadOnlyList<Netra.Grains.Abstractions.Data.TableSchema>)_tables.All);
                var alias = _dice.Percent(30) ? Alias() : null;
                var final = _dice.Percent(3) ? " FINAL" : string.Empty;
                return (Node.Leaf($"{(_dice.Percent(6) ? "default." : string.Empty)}{table.Name}{(alias is null ? string.Empty : $" AS {alias}")}{final}"), Tables.NamesOf(table, alias is null ? string.Empty : $"{alias}."));
            case < 17 when depth > 0:
                var named = Alias();
                var inner = Node.Row(Node.Leaf("SELECT *,"), _expressions.AnyCall(Tables.NamesOf(_tables.All[^1], string.Empty), 1), Node.Leaf($"AS extra FROM {_tables.All[^1].Name}"));
                var names = Tables.NamesOf(_tables.All[^1], string.Empty).With("extra", Any);
                return (new Node("(", [_dice.Percent(60) ? inner : Select(depth - 1, 2)], "", $") AS {named}"), names);
            case 17:
                return _dice.Percent(60)
                    ? (Node.Leaf(_dice.Of("numbers(5)", "numbers(3, 4)")), Names.None.With("number", Number))
                    : (Node.Leaf("generate_series(1, 9, 2)"), Names.None.With("generate_series", Number));
            case 18:
                return (Node.Leaf("values('a UInt8, b String', (1, 'x'), (2, 'w-1'))"), Names.None.With("a", Number).With("b", Text));
            default:
                return (Node.Leaf("workload_events"), Tables.NamesOf(_tables.All.First(t => t.Name == "workload_events"), string.Empty));
        }
    }

    private void Narrow(List<Node> clauses, ref Names names, int depth)
    {
        if (_dice.Percent(8))
        {
            var alias = Alias();
            var array = _expressions.Next(_dice.Of(Numbers, Texts, Map), names, 2);
            clauses.Add(new Node(_dice.Of("ARRAY JOIN ", "LEFT ARRAY JOIN "), [array], "", $" AS {alias}"));
            names = names.With(alias, Any);
        }

        if (_dice.Percent(5))
        {
            clauses.Add(new Node("PREWHERE ", [_expressions.Condition(names, 2)]));
        }

        if (_dice.Percent(35))
        {
            clauses.Add(new Node("WHERE ", [_expressions.Condition(names, ExpressionDepth)]));
        }
    }

    private IEnumerable<Node> Items(Names names, int columns, bool grouped, Node[] keys)
    {
        for (var i = 0; i < columns; i++)
        {
            yield return _dice.Below(100) switch
            {
                _ when grouped && keys.Length > 0 && i == 0 => keys[0],
                _ when grouped => _aggregates.Next(names, ExpressionDepth),
                < 8 => _aggregates.Window(names, ExpressionDepth),
                < 12 when columns > 1 => Node.Leaf(_dice.Of("*", "* EXCEPT (event_id)", "COLUMNS('^t')", "COLUMNS('o') APPLY toString", "* APPLY length", "* REPLACE (1 AS timestamp)")),
                < 17 => Node.Call("arrayJoin", _expressions.Next(_dice.Of(Numbers, Texts), names, 2)),
                < 25 => _expressions.Next(Any, names, 0),
                _ => _expressions.AnyCall(names, ExpressionDepth),
            };
        }
    }

    private Node Grouping(Node[] keys) => _dice.Below(12) switch
    {
        0 => new Node("GROUP BY ROLLUP(", [.. keys], ", ", ")"),
        1 => new Node("GROUP BY CUBE(", [.. keys], ", ", ")"),
        2 => new Node("GROUP BY ", [.. keys], ", ", " WITH TOTALS"),
        3 => new Node("GROUP BY GROUPING SETS ((", [.. keys], ", ", "), ())"),
        4 => Node.Leaf("GROUP BY ALL"),
        _ => new Node("GROUP BY ", [.. keys], ", "),
    };

    private void Finish(List<Node> clauses, Names names, bool grouped, int columns)
    {
        if (!grouped && _dice.Percent(4))
        {
            clauses.Add(new Node("QUALIFY ", [_aggregates.Window(names, 2)], "", " <= 3"));
        }

        if (_dice.Percent(40))
        {
            var order = _dice.Percent(60) ? Node.Leaf($"{1 + _dice.Below(columns)}") : _expressions.Next(Any, names, 1);
            var fill = _dice.Percent(6) ? _dice.Of(" WITH FILL", " WITH FILL FROM 0 TO 5", " WITH FILL STEP 1000") : string.Empty;
            clauses.Add(new Node("ORDER BY ", [order], "", $"{_dice.Of("", " DESC", " NULLS FIRST", " ASC")}{fill}"));
        }

        if (_dice.Percent(7))
        {
            clauses.Add(new Node($"LIMIT {1 + _dice.Below(3)} BY ", [_expressions.Next(Any, names, 1)]));
        }

        if (_dice.Percent(30))
        {
            clauses.Add(Node.Leaf(_dice.Of("LIMIT 1", "LIMIT 5", "LIMIT 3 OFFSET 2", "LIMIT 20", "LIMIT 2 WITH TIES", "LIMIT 0", "OFFSET 3", "LIMIT 0.5")));
        }
    }

    private string Alias() => $"t{++_aliases}";
}
