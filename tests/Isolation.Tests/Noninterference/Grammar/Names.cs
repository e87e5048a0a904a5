using System.Collections.Immutable;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>What an expression may name: columns, aliases, arguments of lambdas.</summary>
internal sealed record Names(ImmutableArray<(string Name, ValueKind Kind)> Values)
{
    public static readonly Names None = new([]);

    public Names With(string name, ValueKind kind) => new(Values.Add((name, kind)));

    /// <summary>A name of that kind, when there is one.</summary>
    public string? Pick(ValueKind kind, Dice dice)
    {
        var fitting = kind == ValueKind.Any ? Values : [.. Values.Where(value => Fits(value.Kind, kind))];
        return fitting.IsEmpty ? null : dice.Of(fitting).Name;
    }

    private static bool Fits(ValueKind actual, ValueKind wanted) => actual == wanted || wanted switch
    {
        ValueKind.Pattern or ValueKind.Json => actual is ValueKind.Text,
        ValueKind.Flag or ValueKind.Small => actual is ValueKind.Number,
        _ => false,
    };
}
