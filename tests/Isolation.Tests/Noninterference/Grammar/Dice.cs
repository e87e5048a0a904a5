namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Chance that is the same for the same seed.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly Random _random = new((int)(Mix(seed) & int.MaxValue));

    /// <summary>From 0 to below.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public T[] Some<T>(int least, int most, Func<T> next) => [.. Enumerable.Range(0, least + _random.Next(most - least + 1)).Select(_ => next())];

    // SplitMix64, https://prng.di.unimi.it/splitmix64.c: neighbouring seeds give unrelated programs.
    private static ulong Mix(ulong seed)
    {
        var z = seed + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
