using System.Collections.Immutable;
using Netra.Isolation.Tests.Noninterference.Programs;
using static Netra.Isolation.Tests.Noninterference.Grammar.ValueKind;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes expressions: names, constants, calls of every allowed function, operators, casts, CASE, IN, subqueries.</summary>
/// <param name="dice">Chance.</param>
/// <param name="book">How functions are called.</param>
/// <param name="subquery">Makes a query of one column.</param>
internal sealed class ExpressionGrammar(Dice dice, FunctionBook book, Func<int, Node> subquery)
{
    private static readonly string[] Arithmetic = [" + ", " - ", " * ", " / ", " % ", " DIV "];
    private static readonly string[] Comparisons = [" = ", " != ", " < ", " >= ", " <=> ", " IS DISTINCT FROM "];
    private static readonly string[] Likes = [" LIKE ", " ILIKE ", " NOT LIKE ", " REGEXP "];
    private static readonly string[] CastTypes = ["UInt8", "Int64", "Float32", "String", "Nullable(Date)", "Decimal(12, 3)", "LowCardinality(String)", "UUID", "IPv4", "DateTime64(3, 'UTC')"];

    /// <summary>An expression that likely is of that kind.</summary>
    public Node Next(ValueKind kind, Names names, int depth)
    {
        var chance = dice.Below(100);
        if (depth <= 0 || chance < 45)
        {
            return names.Pick(kind, dice) is { } name && dice.Percent(75) ? Node.Leaf(name) : Literals.Next(kind, dice);
        }

        return chance switch
        {
            < 48 => Sub(depth),
            < 51 => Case(kind, names, depth),
            < 55 => Cast(kind, names, depth),
            _ => Made(kind, names, depth),
        };
    }

    /// <summary>A call of a function that is as likely as any other.</summary>
    public Node AnyCall(Names names, int depth) => Call(dice.Of(Vocabulary.Scalar), names, depth);

    /// <summary>A condition.</summary>
    public Node Condition(Names names, int depth) => dice.Below(9) switch
    {
        0 => Binary(" AND ", Condition(names, depth - 1), Condition(names, depth - 1), depth),
        1 => Binary(" OR ", Condition(names, depth - 1), Condition(names, depth - 1), depth),
        2 => new Node("NOT (", [Next(Flag, names, depth - 1)], "", ")"),
        3 => In(names, depth),
        4 => Binary(dice.Of(Likes), Next(Text, names, depth - 1), Literals.Next(Pattern, dice), 1),
        5 => new Node("", [Next(Number, names, depth - 1), new Node("", [Literals.Next(Number, dice), Literals.Next(Number, dice)], " AND ")], dice.Of(" BETWEEN ", " NOT BETWEEN ")),
        6 => new Node("", [Next(Any, names, depth - 1)], "", dice.Of(" IS NULL", " IS NOT NULL")),
        7 when depth > 1 => new Node("EXISTS (", [subquery(depth - 2)], "", ")"),
        _ => Compare(names, depth),
    };

    private Node Compare(Names names, int depth)
    {
        var kind = dice.Of(Number, Number, Text, Text, Time, Id);
        return Binary(dice.Of(Comparisons), Next(kind, names, depth - 1), dice.Percent(70) ? Literals.Next(kind, dice) : Next(kind, names, depth - 1), 1);
    }

    private Node In(Names names, int depth)
    {
        var kind = dice.Of(Number, Text, Time);
        var set = depth > 1 && dice.Percent(40)
            ? new Node("(", [subquery(depth - 2)], "", ")")
            : new Node("(", [.. dice.Some(1, 3, () => Literals.Next(kind, dice))], ", ", ")");
        return Binary(dice.Of(" IN ", " NOT IN "), Next(kind, names, depth - 1), set, 1);
    }

    private static Node Binary(string between, Node left, Node right, int depth) => depth <= 0 ? left : new Node("(", [left, right], between, ")");

    private Node Sub(int depth) => new("(", [subquery(depth - 1)], "", ")");

    private Node Case(ValueKind kind, Names names, int depth) => new(
        "CASE WHEN ", [Condition(names, depth - 1), new Node(" THEN ", [Next(kind, names, depth - 1)], "", " ELSE "), Next(kind, names, depth - 1)], "", " END");

    private Node Cast(ValueKind kind, Names names, int depth)
    {
        var value = Next(dice.Percent(50) ? Any : kind, names, depth - 1);
        var type = dice.Of(CastTypes);
        return dice.Percent(50) ? new Node("CAST(", [value], "", $" AS {type})") : new Node("(", [value], "", $")::{type}");
    }

    private Node Made(ValueKind kind, Names names, int depth) => kind switch
    {
        Number or Small => dice.Percent(30) ? Binary(dice.Of(Arithmetic), Next(Number, names, depth - 1), Next(Number, names, depth - 1), 1) : Call(dice.Of(dice.Percent(70) ? Vocabulary.Numbers : Vocabulary.Scalar), names, depth),
        Text or Pattern or Json => dice.Percent(30) ? Node.Call("toString", Next(Any, names, depth - 1)) : Call(dice.Of(dice.Percent(80) ? Vocabulary.Texts : Vocabulary.Scalar), names, depth),
        Time => Call(dice.Of(Vocabulary.Times), names, depth),
        Flag => Condition(names, depth),
        Numbers => dice.Percent(50) ? new Node("[", [.. dice.Some(0, 3, () => Next(Number, names, depth - 1))], ", ", "]") : Call(dice.Of(Vocabulary.HigherOrder), names, depth),
        Texts => dice.Percent(60) ? new Node("[", [.. dice.Some(0, 3, () => Next(Text, names, depth - 1))], ", ", "]") : Node.Call("mapKeys", Next(Map, names, depth - 1)),
        Map => Node.Call("map", Next(Text, names, depth - 1), Next(Number, names, depth - 1)),
        Pair => new Node("(", [Next(Any, names, depth - 1), Next(Any, names, depth - 1)], ", ", ")"),
        Bitmap => Node.Call("bitmapBuild", Next(Numbers, names, depth - 1)),
        Any => Call(dice.Of(Vocabulary.Scalar), names, depth),
        _ => Literals.Next(kind, dice),
    };

    private Node Call(string function, Names names, int depth)
    {
        if (book.Of(function) is { IsEmpty: false } examples && dice.Percent(88))
        {
            return Node.Call(Spelled(function), Varied(dice.Of((IReadOnlyList<Example>)examples), names, depth));
        }

        if (Vocabulary.HigherOrder.Contains(function) && !dice.Percent(15))
        {
            return Lambda(function, names, depth);
        }

        Node Text() => Next(ValueKind.Text, names, depth - 1);
        Node Whatever() => Next(Any, names, depth - 1);
        Node Type() => Literals.Next(TypeName, dice);
        return function switch
        {
            "CAST" or "accurateCast" or "accurateCastOrNull" or "accurateCastOrDefault" or "reinterpret" or "dynamicElement" or "variantElement" => Node.Call(function, Whatever(), Type()),
            "JSONExtract" or "JSONExtractCaseInsensitive" => Node.Call(function, Next(Json, names, depth - 1), Text(), Type()),
            "JSONExtractKeysAndValues" or "JSONExtractKeysAndValuesCaseInsensitive" => Node.Call(function, Next(Json, names, depth - 1), Type()),
            "arrayReduce" => Node.Call(function, Literals.Next(AggregateName, dice), Next(Numbers, names, depth - 1)),
            "arrayReduceInRanges" => Node.Call(function, Literals.Next(AggregateName, dice), Node.Leaf("[(1, 2), (2, 3)]"), Next(Numbers, names, depth - 1)),
            "initializeAggregation" => Node.Call("finalizeAggregation", Node.Call(function, Node.Leaf(dice.Of("'sumState'", "'uniqState'", "'maxState'")), Whatever())),
            "extract" when dice.Percent(50) => new Node($"extract({dice.Of("DAY", "HOUR", "MONTH")} FROM ", [Next(Time, names, depth - 1)], "", ")"),
            "trim" => new Node($"trim({dice.Of("BOTH", "LEADING", "TRAILING")} ' 1w' FROM ", [Text()], "", ")"),
            _ => Node.Call(Spelled(function), Shapes.For(function, dice).Select(kind => Next(kind, names, depth - 1))),
        };
    }

    /// <summary>The arguments of an example, some of them changed; the first ones most often, which are rarely constants.</summary>
    public IEnumerable<Node> Varied(Example example, Names names, int depth) => [.. example.Arguments.Select((argument, i) => argument switch
    {
        { Strange: true } => Next(argument.Kind, names, depth - 1),
        { Constant: true } => dice.Percent(8) ? Next(argument.Kind, names, depth - 1) : Node.Leaf(argument.Text),
        _ => dice.Percent(i == 0 ? 70 : 25) ? Next(argument.Kind, names, depth - 1) : Node.Leaf(argument.Text),
    })];

    // The engine knows many functions in any case, and names in quotes.
    private string Spelled(string function) => dice.Below(40) switch
    {
        0 => function.ToUpperInvariant(),
        1 => $"`{function}`",
        _ => function,
    };

    private Node Lambda(string function, Names names, int depth)
    {
        var map = function.StartsWith("map", StringComparison.Ordinal);
        var inner = names.With("x", dice.Of(Number, ValueKind.Text)).With("y", Number);
        var body = map && function is "mapApply" ? Node.Call("tuple", Node.Leaf("x"), Next(Number, inner, depth - 1)) : Next(dice.Of(Number, Flag, Any), inner, depth - 1);
        var parameters = map || function is "arrayFold" ? "(x, y) -> " : "x -> ";
        var lambda = new Node(parameters, [body]);
        ImmutableArray<Node> rest = function switch
        {
            _ when map => [Next(Map, names, depth - 1)],
            "arrayFold" => [Next(Numbers, names, depth - 1), Node.Leaf(dice.Of("toInt64(0)", "0.5", "''"))],
            "arrayPartialSort" or "arrayPartialReverseSort" or "arrayTopK" or "arrayBottomK" => [Node.Leaf("2"), Next(Numbers, names, depth - 1)],
            _ => [Next(dice.Of(Numbers, Texts), names, depth - 1)],
        };
        return Node.Call(function, rest.Insert(0, lambda));
    }
}
