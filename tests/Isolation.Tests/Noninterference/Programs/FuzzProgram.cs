using System.Collections.Immutable;

namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>What a user does, one after the other.</summary>
/// <param name="Seed">What it was made of.</param>
/// <param name="Steps">The steps.</param>
/// <param name="NeighbourFirst">Whether a neighbour does the very same before, where there is one: what the engine keeps for later must not show.</param>
internal sealed record FuzzProgram(ulong Seed, ImmutableArray<FuzzStep> Steps, bool NeighbourFirst)
{
    /// <summary>Whether it changes the rows that the user has.</summary>
    public bool Writes => Steps.Any(step => step is InsertStep);

    /// <summary>All that are one step smaller.</summary>
    public IEnumerable<FuzzProgram> Smaller()
    {
        for (var i = 0; i < Steps.Length && Steps.Length > 1; i++)
        {
            yield return this with { Steps = Steps.RemoveAt(i) };
        }

        if (NeighbourFirst)
        {
            yield return this with { NeighbourFirst = false };
        }

        for (var i = 0; i < Steps.Length; i++)
        {
            foreach (var smaller in Steps[i].Smaller())
            {
                yield return this with { Steps = Steps.SetItem(i, smaller) };
            }
        }
    }

    public override string ToString() =>
        string.Join(Environment.NewLine, Steps.Select(step => step.ToString()).Prepend(NeighbourFirst ? "-- a neighbour does the same first" : "-- nobody else does anything"));
}
