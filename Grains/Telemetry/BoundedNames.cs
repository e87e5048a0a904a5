using System.Collections.Concurrent;

namespace Netra.Grains.Telemetry;

/// <summary>
/// Keeps the number of values of a metric's tag small whatever names arrive: names that agents give to their steps and tools, and codes of failures, are code,
/// but nothing forces them to be few.
/// </summary>
internal sealed class BoundedNames(int most)
{
    /// <summary>What all names over the bound are counted as.</summary>
    public const string Other = "_OTHER";

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The name, or <see cref="Other"/> when there are too many already.</summary>
    public string Of(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        return _names.Count < most ? _names.GetOrAdd(name, name) : Other;
    }
}
