using System.Text.RegularExpressions;

namespace Netra.Embedded.Http;

/// <summary>
/// <c>KILL QUERY WHERE query_id = '…'</c>. The engine gives its statements ids of its own, so the front marks each with the client's id in a comment. The
/// policy on processes shows a caller those of its own capability only.
/// </summary>
internal static partial class KillCommand
{
    /// <summary>What stands before the text of a statement with this id.</summary>
    public static string Marker(string queryId) => $"/*query_id:{queryId}*/ ";

    /// <summary>The engine's statement for a client's.</summary>
    /// <exception cref="FrontException">It is not of the one known form.</exception>
    public static string Compose(string statement) => Pattern().Match(statement) is { Success: true } match
        ? Compose(match.Groups["id"].Value, wait: match.Groups["sync"].Success)
        : throw FrontException.Forbidden("KILL QUERY is understood as: KILL QUERY WHERE query_id = '…' [SYNC|ASYNC].");

    /// <summary>The engine's statement that kills what runs under this id.</summary>
    public static string Compose(string queryId, bool wait) => $"KILL QUERY WHERE startsWith(query, '{Marker(queryId)}') {(wait ? "SYNC" : "ASYNC")}";

    [GeneratedRegex(@"\A\s*KILL\s+QUERY\s+WHERE\s+query_id\s*=\s*'(?<id>[A-Za-z0-9_-]{1,64})'\s*(?:(?<sync>SYNC)|ASYNC)?\s*;?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
