using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Netra.Silo.Attestation;

/// <summary>The attacks of <c>attacks.sql</c>.</summary>
internal static partial class AttackCatalogue
{
    private const string Resource = "Netra.Silo.Attestation.attacks.sql";

    /// <summary>All attacks, in the order of the file.</summary>
    public static ImmutableArray<Attack> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"There is no {Resource}.");
        using var reader = new StreamReader(stream);
        var attacks = ImmutableArray.CreateBuilder<Attack>();

        // Only \n separates lines: an attack holds other separators on purpose.
        foreach (var line in reader.ReadToEnd().Split('\n'))
        {
            if (Header().Match(line) is { Success: true } match)
            {
                attacks.Add(new Attack(match.Groups["group"].Value, match.Groups["name"].Value, match.Groups["gate"].Value == "gate-refuses", DutyOf(match.Groups["engine"].Value), string.Empty));
            }
            else if (attacks.Count > 0)
            {
                attacks[^1] = attacks[^1] with { Sql = attacks[^1].Sql.Length == 0 ? line : $"{attacks[^1].Sql}\n{line}" };
            }
        }

        return attacks.ToImmutable();
    }

    private static EngineDuty DutyOf(string text) => text switch
    {
        "engine-refuses" => EngineDuty.Refuse,
        "safe-answer" => EngineDuty.AnswerSafely,
        "gate-only" => EngineDuty.None,
        _ => throw new InvalidOperationException($"'{text}' is no duty of the engine."),
    };

    [GeneratedRegex("^-- (?<group>[a-z]+)/(?<name>[a-z0-9-]+): (?<gate>[a-z-]+); straight: (?<engine>[a-z-]+)$")]
    private static partial Regex Header();
}
