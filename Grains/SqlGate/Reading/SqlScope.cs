namespace Netra.Grains.SqlGate.Reading;

/// <summary>The names that WITH gives, as seen from one SELECT.</summary>
internal sealed class SqlScope(SqlScope? outer)
{
    private readonly HashSet<string> _queries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>Adds <c>WITH name AS (SELECT …)</c>.</summary>
    public void AddQuery(string name) => _queries.Add(name);

    /// <summary>Adds <c>WITH expression AS name</c>.</summary>
    public void AddValue(string name) => _values.Add(name);

    public bool HasQuery(string name) => _queries.Contains(name) || (outer?.HasQuery(name) ?? false);

    /// <summary>Values are trusted in their own SELECT only: whether an inner one sees them depends on its shape.</summary>
    public bool HasValue(string name) => _values.Contains(name);
}
