using System.Collections.Frozen;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>Which attributes the spans of a source may have when they are exported. What is not named is removed, whoever set it.</summary>
/// <param name="source">The name of the source.</param>
/// <param name="names">The attributes.</param>
internal sealed class SpanAttributes(string source, IEnumerable<string> names)
{
    private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name of the source.</summary>
    public string Source => source;

    /// <summary>Attributes that hold content, and how it may be shown; none unless content is on.</summary>
    public FrozenDictionary<string, Func<string, string>> Content { get; init; } = FrozenDictionary<string, Func<string, string>>.Empty;

    /// <summary>Whether an attribute is exported as it is.</summary>
    public bool Has(string name) => _names.Contains(name);
}
