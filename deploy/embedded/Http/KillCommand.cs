using System.Text;
using System.Text.RegularExpressions;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Http;

/// <summary>
/// <c>KILL QUERY WHERE query_id = '…'</c>. The engine gives its statements ids of its own, so the front marks each with the client's id in a comment. The
/// policy on processes shows a caller those of its own capability only.
/// </summary>
internal static partial class KillCommand
{
    /// <summary>Kills what the statement names.</summary>
    /// <exception cref="FrontException">It is not of the one known form.</exception>
    public static EngineResult Run(EngineConnection connection, string statement) => Pattern().Match(statement) is { Success: true } match
        ? Run(connection, match.Groups["id"].Value, wait: match.Groups["sync"].Success)
        : throw FrontException.Syntax("KILL QUERY is understood as: KILL QUERY WHERE query_id = '…' [SYNC|ASYNC].");

    /// <summary>Kills the statement with this id.</summary>
    public static EngineResult Run(EngineConnection connection, string queryId, bool wait) => connection.Query(Encoding.UTF8.GetBytes(
        $"KILL QUERY WHERE startsWith(query, '/*query_id:{EngineText.Escape(queryId)}*/') {(wait ? "SYNC" : "ASYNC")}"));

    [GeneratedRegex(@"\A\s*KILL\s+QUERY\s+WHERE\s+query_id\s*=\s*'(?<id>[A-Za-z0-9_-]{1,64})'\s*(?:(?<sync>SYNC)|ASYNC)?\s*;?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
