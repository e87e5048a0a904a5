namespace Netra.Grains.SqlGate.Reading;

/// <summary>The names that WITH gives, as seen from one SELECT.</summary>
internal sealed class SqlScope(SqlScope? outer)
{
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>Adds <c>WITH name AS (SELECT …)</c>, which stands for so many SELECTs.</summary>
    public void AddQuery(string name, int selects) => _queries[name] = selects;

    /// <summary>Adds <c>WITH expression AS name</c>.</summary>
    public void AddValue(string name) => _values.Add(name);

    /// <summary>How many SELECTs a name of WITH stands for; <see langword="null"/> when it is none.</summary>
    public int? FindQuery(string name) => _queries.TryGetValue(name, out var selects) ? selects : outer?.FindQuery(name);

    /// <summary>Values are trusted in their own SELECT only: whether an inner one sees them depends on its shape.</summary>
    public bool HasValue(string name) => _values.Contains(name);
}
