using System.Text.RegularExpressions;
using Netra.Testing;

namespace Netra.Grains.Tests.SqlGate;

/// <summary>Honest queries and attacks, by name.</summary>
internal static partial class SqlCatalogue
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> LazyHonest = new(() => Read("tests/Isolation.Tests/Catalogue/honest.sql", HonestHeader()));
    private static readonly Lazy<IReadOnlyDictionary<string, string>> LazyAttacks = new(() => Read("Silo/Attestation/attacks.sql", AttackHeader()));

    public static IReadOnlyDictionary<string, string> Honest => LazyHonest.Value;

    /// <summary>Keys are whole headers: <c>group/name: through the gate; straight: at the engine</c>.</summary>
    public static IReadOnlyDictionary<string, string> Attacks => LazyAttacks.Value;

    [GeneratedRegex("^-- ([a-z0-9-]+)$")]
    private static partial Regex HonestHeader();

    [GeneratedRegex("^-- ((?:identity|around|derived|writing|side|resource|parser)/[a-z0-9-]+: [a-z-]+; straight: [a-z-]+)$")]
    private static partial Regex AttackHeader();

    private static Dictionary<string, string> Read(string file, Regex header)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;

        // Only \n separates lines: an attack holds other separators on purpose.
        foreach (var line in File.ReadAllText(Path.Combine(Repository.Root, file)).Split('\n'))
        {
            if (header.Match(line) is { Success: true } match)
            {
                name = match.Groups[1].Value;
                blocks.Add(name, "");
            }
            else if (name is not null)
            {
                blocks[name] += line + "\n";
            }
        }

        return blocks.ToDictionary(b => b.Key, b => b.Value.TrimEnd('\n'), StringComparer.Ordinal);
    }
}
