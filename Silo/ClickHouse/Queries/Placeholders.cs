using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// The placeholders of a query, such as <c>{from:DateTime}</c>. They are looked for in the engine's own rendering of the query,
/// which has no comments and writes a brace outside quotes for nothing else.
/// </summary>
internal static class Placeholders
{
    /// <summary>Names and types.</summary>
    public static Dictionary<string, SqlType> Find(string canonical)
    {
        var found = new Dictionary<string, SqlType>(StringComparer.Ordinal);
        for (var i = 0; i < canonical.Length; i++)
        {
            switch (canonical[i])
            {
                case '\'' or '`' or '"':
                    i = SqlTypeText.EndOfQuoted(canonical, i);
                    break;
                case '{':
                    var end = canonical.IndexOf('}', i);
                    var colon = canonical.IndexOf(':', i);
                    if (colon > i && end > colon)
                    {
                        found[canonical[(i + 1)..colon].Trim()] = SqlType.Parse(canonical[(colon + 1)..end]);
                        i = end;
                    }

                    break;
            }
        }

        return found;
    }
}
