using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Isolation.Tests.Noninterference.Worlds;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>What a program answers in two worlds.</summary>
/// <param name="Verdict">What that says.</param>
/// <param name="First">The answer in the first.</param>
/// <param name="Second">The answer in the second.</param>
internal sealed record Comparison(Verdict Verdict, string First, string Second)
{
    private const int Repetitions = 3;

    private static readonly string[] TimedOut = ["The query takes longer than it may.", "ClickHouse is busy", "The query was stopped", "failed unavailable", "short of memory"];

    /// <summary>Whether it is a finding.</summary>
    public bool IsFinding => Verdict is Verdict.Differs or Verdict.Leaks;

    /// <summary>Runs a program in both worlds, and again when the answers differ: a difference that comes and goes in one world is none between two.</summary>
    public static async Task<Comparison> RunAsync(FuzzProgram program, IWorld first, IWorld second, CancellationToken cancellationToken)
    {
        var (one, other) = await BothAsync();
        if (Leaks(one) || Leaks(other))
        {
            return new Comparison(Verdict.Leaks, one, other);
        }

        if (one == other)
        {
            return new Comparison(Verdict.Same, one, other);
        }

        var (ones, others) = (new HashSet<string> { one }, new HashSet<string> { other });
        for (var i = 0; i < Repetitions; i++)
        {
            (one, other) = await BothAsync();
            ones.Add(one);
            others.Add(other);
        }

        return new Comparison(TimedOut.Any(text => ones.Concat(others).Any(answer => answer.Contains(text, StringComparison.Ordinal))) ? Verdict.OutOfTime
            : ones.Count > 1 || others.Count > 1 ? Verdict.Unsteady : Verdict.Differs, one, other);

        async Task<(string One, string Other)> BothAsync()
        {
            var answers = await Task.WhenAll(first.RunAsync(program, cancellationToken), second.RunAsync(program, cancellationToken));
            return (answers[0], answers[1]);
        }
    }

    private static bool Leaks(string answer) => answer.Contains(Population.Token, StringComparison.OrdinalIgnoreCase);
}
