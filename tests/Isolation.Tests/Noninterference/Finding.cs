using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>A program whose answer depends on other users, as it was and as small as it gets.</summary>
internal sealed record Finding(FuzzProgram Program, FuzzProgram Smallest, Comparison Comparison)
{
    private const int Shown = 400;

    public override string ToString() => string.Join(
        Environment.NewLine,
        $"An answer depends on other users ({Comparison.Verdict}). Again: {FuzzSettings.SeedVariable}={Program.Seed} {FuzzSettings.CasesVariable}=1",
        "The smallest program that shows it:", Smallest, "In the first world:", Cut(Comparison.First), "In the second:", Cut(Comparison.Second), "The program that was found:", Program);

    private static string Cut(string text) => text.Length > Shown ? $"{text[..Shown]}… ({text.Length} characters)" : text;
}
