using System.Globalization;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>How much is tried, and where it begins.</summary>
/// <param name="Seed">The first program's seed; the next one's is one more.</param>
/// <param name="Cases">How many programs at most.</param>
/// <param name="Time">When no more are begun.</param>
internal sealed record FuzzSettings(ulong Seed, int Cases, TimeSpan Time)
{
    public const string SeedVariable = "NETRA_FUZZ_SEED";
    public const string CasesVariable = "NETRA_FUZZ_CASES";
    public const string SecondsVariable = "NETRA_FUZZ_SECONDS";

    private const ulong DefaultSeed = 20_260_101;
    private const ulong DefaultSeconds = 86_400;

    /// <summary>Out of the environment.</summary>
    public static FuzzSettings Read(int defaultCases) => new(
        Number(SeedVariable) ?? DefaultSeed, (int)(Number(CasesVariable) ?? (ulong)defaultCases), TimeSpan.FromSeconds(Number(SecondsVariable) ?? DefaultSeconds));

    private static ulong? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
