using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Netra.Embedded.Http;

/// <summary>
/// <c>ALTER TABLE … DELETE WHERE owner = …</c>. The engine applies no row policy to a deletion, so the front composes it: whatever the statement names
/// as owner must be the caller, and the caller's is what the engine is told.
/// </summary>
internal static partial class DeleteCommand
{
    /// <summary>The statement to run, and its table.</summary>
    /// <exception cref="FrontException">It is not of the known form, or not about own rows.</exception>
    public static (string Sql, string Table) Compose(string statement, string? capability)
    {
        if (capability is null)
        {
            throw FrontException.Forbidden("A deletion needs a capability.");
        }

        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(capability)));
        if (Pattern().Match(statement) is not { Success: true } match || match.Groups["hex"] is { Success: true } hex && !hex.ValueSpan.Equals(own, StringComparison.OrdinalIgnoreCase))
        {
            throw FrontException.Forbidden("A deletion is understood as: ALTER TABLE … DELETE WHERE owner = unhex('<own owner>') or owner = SHA256(getSetting('SQL_netra_capability')).");
        }

        var table = match.Groups["table"].Value;
        return ($"ALTER TABLE default.`{table}` DELETE WHERE owner = unhex('{own}')", table);
    }

    [GeneratedRegex(
        """\A\s*ALTER\s+TABLE\s+(?:`?default`?\.)?`?(?<table>[A-Za-z_][A-Za-z0-9_]*)`?\s+DELETE\s+WHERE\s+`?owner`?\s*=\s*(?:unhex\(\s*'(?<hex>[0-9A-Fa-f]{64})'\s*\)|SHA256\(\s*getSetting\(\s*'SQL_netra_capability'\s*\)\s*\))\s*;?\s*\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
