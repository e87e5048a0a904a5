using System.Text;

namespace Netra.Grains.Events;

/// <summary>
/// Tells whether a field is named like a secret: whole words only, so that <c>accessToken</c> and <c>db-password</c> are, and
/// <c>tokens_input</c> and <c>passwordless</c> are not.
/// </summary>
internal static class SecretNames
{
    private static readonly string[] Secrets =
    [
        "password", "passwd", "secret", "api_key", "apikey", "access_token", "refresh_token", "authorization", "credential", "credentials", "private_key",
    ];

    /// <summary>Whether the value of a field of this name is never stored in an event.</summary>
    public static bool IsSecret(string name)
    {
        var words = "_" + ToSnakeCase(name) + "_";
        return Secrets.Any(secret => words.Contains("_" + secret + "_", StringComparison.Ordinal));
    }

    private static string ToSnakeCase(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var wordBegins = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (wordBegins && words[^1] != '_')
            {
                words.Append('_');
            }

            words.Append(char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : '_');
        }

        return words.ToString();
    }
}
