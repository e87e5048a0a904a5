using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>How functions are called: the engine documents its own, with examples, so that functions of a later one need no rules here.</summary>
internal sealed class FunctionBook
{
    /// <summary>Name, name of which it is an alias, examples, arguments.</summary>
    public const string Query = "SELECT name, alias_to, examples, arguments FROM system.functions ORDER BY name";

    private readonly FrozenDictionary<string, ImmutableArray<Example>> _examples;

    public FunctionBook(IEnumerable<(string Name, string AliasOf, string Examples, string Arguments)> functions)
    {
        var known = functions.DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var own = known.ToDictionary(f => f.Name, f => (ImmutableArray<Example>)[.. ExampleReader.Read(f.Name, f.Examples, f.Arguments).Take(6)], StringComparer.OrdinalIgnoreCase);
        _examples = known.ToFrozenDictionary(
            f => f.Name,
            f => own[f.Name].IsEmpty && own.TryGetValue(f.AliasOf, out var other) ? other : own[f.Name],
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many functions have examples.</summary>
    public int Count => _examples.Values.Count(examples => !examples.IsEmpty);

    /// <summary>Calls of a function; none when the engine shows none.</summary>
    public ImmutableArray<Example> Of(string function) => _examples.GetValueOrDefault(function, []);
}
