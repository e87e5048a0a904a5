namespace Netra.Embedded.Engine;

/// <summary>Texts inside statements that this program composes itself.</summary>
internal static class EngineText
{
    /// <summary>The text between single quotes, for a string literal.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
