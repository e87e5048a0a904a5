using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>
/// Recognises what is no question about the user's own data: orders to the agent, SQL, changes, other people's data. This guards
/// no boundary, since the agent reaches its own user's rows only and no text of a message enters a query; it makes the answer plain.
/// </summary>
internal static partial class Refusal
{
    /// <summary>Why a message is refused, or <see langword="null"/>.</summary>
    public static string? Of(string message, Catalogue catalogue)
    {
        var text = message.Length > Tokeniser.MaxLength ? message[..Tokeniser.MaxLength] : message;
        if (Sql().IsMatch(text))
        {
            return "I take questions in words and run no SQL from a message; the query interface is there for SQL.";
        }

        if (Orders().IsMatch(text))
        {
            return "I answer questions about your own workload data and take no other instructions from a message.";
        }

        if (Changes().IsMatch(text))
        {
            return "I only read: I cannot change or delete anything.";
        }

        // The user's own names may sound like other people ("Customer Support").
        foreach (var value in catalogue.Values.Where(value => value.Value.Length >= 2).OrderByDescending(value => value.Value.Length))
        {
            text = text.Replace(value.Value, " ", StringComparison.OrdinalIgnoreCase);
        }

        var hasUserDimension = catalogue.DimensionKeys.Any(key => UserKey().IsMatch(key));
        return (!hasUserDimension && OtherUsers().IsMatch(text)) || Possessive().Matches(text).Any(match => !IsOwnName(match.Groups["who"].Value, catalogue))
            ? "I can see your own data only, and nobody else's."
            : null;
    }

    private static bool IsOwnName(string name, Catalogue catalogue) =>
        Lexicon.Knows(new Token(TokenKind.Word, name, name.ToLowerInvariant())) || TimeSense.IsTime(name.ToLowerInvariant())
        || catalogue.Values.Any(value => value.Value.Contains(name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        """
        \bunion\s+(?:all\s+)?select\b|\binsert\s+into\b|\b(?:drop|truncate|alter|create|attach|detach|rename|optimize)\s+(?:table|database|view|user|role|policy|row\s+policy|dictionary|function)\b
        |\bdelete\s+from\b|\bselect\s+(?:\*|\w+\s*\(|[\w.]+(?:\s*,\s*[\w.*]+)*\s+from\s+(?:\w+\.\w+|workload_events|data_access_audit|information_schema|numbers))|\bfrom\s+(?:system|information_schema|default)\s*\.
        |\bor\s+['"]?1['"]?\s*=\s*['"]?1|;\s*--|--\s*$|/\*|\bsettings\s+\w+\s*=|\bgetsetting\b|\binto\s+outfile\b|\b(?:remote|url|file|s3|sleep|sleepeachrow|dictget)\s*\(|\bdrop\s+workload_events\b|\bwhere\s+\d+\s*=\s*\d+
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        2_000)]
    private static partial Regex Sql();

    [GeneratedRegex(
        """
        \b(?:ignore|disregard|forget|override|bypass|overrule)\s+(?:(?:all|any|every|everything|the|your|my|of|these|those|previous|prior|above|earlier|safety|security|system|access|isolation|tenant|user)\s+)*(?:instructions?|rules?|prompts?|guidelines?|directions?|commands?|restrictions?|policies|policy|filters?|limits|checks|everything|context|said|told)\b
        |\b(?:ignore|disregard|forget)\s+(?:everything|what)\b|\bsystem\s+prompt\b|\byou\s+are\s+now\b|\bact\s+as\b|\bpretend\b|\bjailbreak\b|\bdeveloper\s+mode\b|\b(?:print|reveal|show|tell|give|leak|repeat|what(?:\s+is|'s|\s+are)|dump)\b.{0,40}\b(?:instructions|passwords?|secrets?|credentials?|api\s*keys?|connection\s+strings?|capability|capabilities|environment\s+variables?|access\s+tokens?|bearer\s+tokens?|private\s+keys?|signing\s+keys?)\b
        |\b(?:run|execute|eval)\s+(?:this|the\s+following|a|some)\s+(?:command|code|script|shell|sql|query)\b|\broleplay\b|\bsudo\b|\brm\s+-rf\b|<script|\$\{|\{\{
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        2_000)]
    private static partial Regex Orders();

    [GeneratedRegex(
        @"^\s*(?:please\s+|can\s+you\s+|could\s+you\s+)?(?:update|set|modify|edit|reset|insert|remove|overwrite)\b(?!\s+(?:of|up|aside))|\b(?:delete|erase|wipe|purge|truncate|overwrite|destroy)\b|\b(?:remove|clear|drop|reset|modify|edit|update|insert|add|change|write)\s+(?:all\s+|every\s+)?(?:of\s+)?(?:my|the|all|these|those|some|a|new)\s+(?:\w+\s+)?(?:data|table|tables|events?|rows?|records?|entries|database|workloads?|history|logs?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        2_000)]
    private static partial Regex Changes();

    [GeneratedRegex(
        """
        \b(?:other|another|all|every|any|each|different|all\s+the|all\s+other|the\s+other|which|most\s+active|top)\s+(?:users?|tenants?|customers?|accounts?|people|persons?|clients?|compan(?:y|ies)|organi[sz]ations?|colleagues?|teams?)\b
        |\b(?:by|per|across)\s+(?:users?|tenants?|customers?|accounts?)\b|\beveryone\b|\beverybody\b|\bsomeone\s+else\b|\bsomebody\b|\bsomeone\b|\banyone\b|\bother\s+than\s+me\b
        |\b(?:user|tenant|customer|account|owner)\b\s*(?:id|name|named|called|:|=)?\s*(?!is\b|has\b|have\b|did\b|do\b|does\b|was\b|in\b|and\b|or\b|data\b|events?\b|requests?\b|usage\b|cost\b|over\b|for\b|of\b|with\b)['"“]?[\p{L}\p{N}][\p{L}\p{N}_.@-]*
        |\b(?:data|events|requests|rows|usage|cost|costs|tokens|latency|errors|workloads|spend)\s+(?:of|for|from|belonging\s+to|owned\s+by)\s+(?:user|tenant|customer|account|mr|mrs|ms)\b|\b(?:impersonate|on\s+behalf\s+of|log\s*in\s+as|switch\s+to\s+user|as\s+user)\b
        |\bhow\s+many\s+(?:(?:unique|distinct|different|active)\s+)?(?:users|tenants|customers|accounts)\b|\b(?:his|her|hers)\s+\w+\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        2_000)]
    private static partial Regex OtherUsers();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'])(?<who>[\p{L}][\p{L}\p{N}_-]*)['’]s\s+(?:\w+\s+)?(?:data|events?|requests?|usage|costs?|tokens?|errors?|latenc(?:y|ies)|workloads?|rows?|traffic|spend(?:ing)?|runs?|calls?|models?|performance|queries|bill|records?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        2_000)]
    private static partial Regex Possessive();

    [GeneratedRegex("user|tenant|customer|account|client|team|org", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserKey();
}
