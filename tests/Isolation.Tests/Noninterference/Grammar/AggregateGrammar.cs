using Netra.Isolation.Tests.Noninterference.Programs;
using static Netra.Isolation.Tests.Noninterference.Grammar.ValueKind;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes calls of aggregate functions, with parameters and combinators, and as window functions.</summary>
internal sealed class AggregateGrammar(Dice dice, FunctionBook book, ExpressionGrammar expressions)
{
    private static readonly string[] Windowed = ["row_number", "rank", "dense_rank", "lagInFrame", "leadInFrame", "first_value", "last_value", "nth_value", "ntile", "percent_rank", "cume_dist", "lag", "lead"];
    private static readonly string[] Frames =
    [
        "", " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW", " ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING", " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING", " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
    ];

    public Node Next(Names names, int depth)
    {
        var function = dice.Of(Vocabulary.Aggregates);
        var example = book.Of(function) is { IsEmpty: false } examples && dice.Percent(60) ? dice.Of((IReadOnlyList<Example>)examples) : null;
        var arguments = (example is null ? Arguments(function, names, depth) : expressions.Varied(example, names, depth)).ToList();
        var parameters = example?.Parameters ?? Parameters(function);
        var name = function;
        var finish = string.Empty;
        while (dice.Percent(18))
        {
            var combinator = dice.Of("If", "Array", "OrNull", "OrDefault", "Distinct", "ForEach", "State", "Map", "ArgMin", "ArgMax", "SimpleState", "Null", "Tuple");
            name += combinator;
            switch (combinator)
            {
                case "If":
                    arguments.Add(expressions.Condition(names, depth - 1));
                    break;
                case "ArgMin" or "ArgMax":
                    arguments.Add(expressions.Next(Any, names, depth - 1));
                    break;
                case "Array" or "ForEach":
                    arguments = [.. arguments.Select(argument => new Node("[", [argument], ", ", "]"))];
                    break;
                case "Map":
                    arguments = [.. arguments.Select(argument => Node.Call("map", Node.Leaf("'k'"), argument))];
                    break;
                case "State" or "SimpleState":
                    finish = "finalizeAggregation";
                    break;
            }

            if (finish.Length > 0)
            {
                break;
            }
        }

        var call = Node.Call($"{name}{parameters}", arguments);
        return finish.Length > 0 ? Node.Call(finish, call) : dice.Percent(8) ? Node.Row(call, new Node("FILTER (WHERE ", [expressions.Condition(names, depth - 1)], "", ")")) : call;
    }

    public Node Window(Names names, int depth)
    {
        var call = dice.Percent(50) ? Node.Call(dice.Of(Windowed), dice.Percent(30) ? [] : [expressions.Next(Number, names, depth - 1)]) : Next(names, depth - 1);
        List<Node> window = [];
        if (dice.Percent(60))
        {
            window.Add(new Node("PARTITION BY ", [expressions.Next(Any, names, depth - 1)]));
        }

        if (dice.Percent(80))
        {
            window.Add(new Node("ORDER BY ", [expressions.Next(Any, names, depth - 1), Node.Leaf($"{dice.Of("timestamp", "event_id", "audit_id")}{dice.Of(Frames)}")], ", "));
        }

        return Node.Row(call, new Node("OVER (", [.. window], " ", ")"));
    }

    private string Parameters(string function) => function.ToUpperInvariant() switch
    {
        var name when name.StartsWith("QUANTILES", StringComparison.Ordinal) => "(0.1, 0.5, 0.99)",
        var name when name.StartsWith("QUANTILE", StringComparison.Ordinal) => "(0.9)",
        "TOPK" or "TOPKWEIGHTED" or "HISTOGRAM" or "GROUPARRAYSORTED" or "GROUPARRAYLAST" or "UNIQUPTO" or "APPROX_TOP_K" or "APPROX_TOP_SUM" or "LARGESTTRIANGLETHREEBUCKETS" or "LTTB" or "SPARKBAR" => "(3)",
        "WINDOWFUNNEL" => "(3600)",
        "SEQUENCEMATCH" or "SEQUENCECOUNT" or "SEQUENCEMATCHEVENTS" => "('(?1).*(?2)')",
        "SEQUENCENEXTNODE" => "('forward', 'head')",
        "EXPONENTIALMOVINGAVERAGE" or "EXPONENTIALTIMEDECAYEDAVG" or "EXPONENTIALTIMEDECAYEDSUM" or "EXPONENTIALTIMEDECAYEDMAX" or "EXPONENTIALTIMEDECAYEDCOUNT" => "(100)",
        "SUMMAPFILTERED" or "SUMMAPFILTEREDWITHOVERFLOW" => "(['a', 'cpu'])",
        "GROUPCONCAT" or "STRING_AGG" => "(', ')",
        _ => dice.Percent(6) ? $"({dice.Of("1", "0.5", "3", "'a'")})" : string.Empty,
    };

    private IEnumerable<Node> Arguments(string function, Names names, int depth)
    {
        ValueKind[] kinds = function.ToUpperInvariant() switch
        {
            "COUNT" or "ROW_NUMBER" or "RANK" or "DENSE_RANK" or "DENSERANK" or "PERCENT_RANK" or "PERCENTRANK" or "CUME_DIST" => dice.Percent(60) ? [] : [Any],
            "WINDOWFUNNEL" or "SEQUENCEMATCH" or "SEQUENCECOUNT" or "SEQUENCEMATCHEVENTS" => [Time, Flag, Flag],
            "SEQUENCENEXTNODE" => [Time, Text, Flag, Flag],
            "RETENTION" => [Flag, Flag],
            var name when name.Contains("MAP", StringComparison.Ordinal) => [Map],
            var name when name.StartsWith("GROUPBITMAP", StringComparison.Ordinal) => [Number],
            var name when name.Contains("TTEST", StringComparison.Ordinal) || name.Contains("UTEST", StringComparison.Ordinal) => [Number, Small],
            var name when name.StartsWith("CORR", StringComparison.Ordinal) || name.StartsWith("COVAR", StringComparison.Ordinal) || name.Contains("WEIGHTED", StringComparison.Ordinal)
                || name.StartsWith("ARG", StringComparison.Ordinal) || name.Contains("DETERMINISTIC", StringComparison.Ordinal) || name.StartsWith("CRAMER", StringComparison.Ordinal)
                || name is "MAX_BY" or "MIN_BY" or "RANKCORR" or "THEILSU" or "CONTINGENCY" or "DELTASUMTIMESTAMP" or "SIMPLELINEARREGRESSION" or "BOUNDINGRATIO" or "SPARKBAR" or "ANOVA"
                or "INTERVALLENGTHSUM" or "MAXINTERSECTIONS" or "MAXINTERSECTIONSPOSITION" or "LTTB" or "LARGESTTRIANGLETHREEBUCKETS" or "NONNEGATIVEDERIVATIVE" => [Number, Number],
            _ => dice.Percent(85) ? [dice.Of(Number, Number, Text, Time, Any)] : [Number, Number],
        };
        return kinds.Select(kind => expressions.Next(kind, names, depth - 1));
    }
}
