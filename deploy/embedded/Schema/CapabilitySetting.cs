using System.Text.RegularExpressions;

namespace Netra.Embedded.Schema;

/// <summary>
/// How the capability of a request reaches the engine. A server takes the custom setting <c>SQL_netra_capability</c>; the embedded engine knows no
/// custom settings, so here it travels in <c>log_comment</c>, and the schema's text is read with that name. There is no query log to show it.
/// </summary>
internal static partial class CapabilitySetting
{
    /// <summary>The setting's name in requests and in the schema files.</summary>
    public const string ServerName = "SQL_netra_capability";

    /// <summary>The setting that carries it inside this engine.</summary>
    public const string EngineName = "log_comment";

    /// <summary>True for rows of the capability that came with the request.</summary>
    public const string OwnRows =
        $"owner = SHA256(getSetting('{EngineName}')) AND match(getSetting('{EngineName}'), '^[0-9a-f]{{64}}$')";

    /// <summary>Whether the text is a capability: 64 lower-case hex digits.</summary>
    private static bool IsWellFormed(string text) => Pattern().IsMatch(text);

    /// <summary>The capability in a setting's value, with or without the quotes that a server wants; <see langword="null"/> when it is none.</summary>
    public static string? Unquote(string value)
    {
        var text = value.Length > 1 && value[0] == '\'' && value[^1] == '\'' ? value[1..^1] : value;
        return IsWellFormed(text) ? text : null;
    }

    /// <summary>A schema file's text as this engine reads it.</summary>
    public static string Translate(string schema) => schema.Replace(ServerName, EngineName, StringComparison.Ordinal);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Pattern();
}
