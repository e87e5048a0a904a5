using System.Collections.Concurrent;
using System.Diagnostics;
using Netra.Isolation.Tests.Noninterference.Grammar;
using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Isolation.Tests.Noninterference.Worlds;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>Runs random programs in two worlds that differ in other users only, and looks for one that answers differently.</summary>
/// <remarks>
/// It runs and shrinks by itself, and not with FsCheck: a case is judged by up to eight runs in two engines, cases and steps of shrinking run side by
/// side, and one number names a case for good.
/// </remarks>
internal sealed class Fuzzer(ProgramGrammar grammar, IWorld first, IWorld second)
{
    // The engines are busy with this many, and a user holds half of the silo's places at most.
    private const int AtOnce = 4;
    private const int MaxShrinkingRuns = 3_000;

    /// <summary>How it went.</summary>
    public FuzzReport Report { get; } = new();

    /// <summary>Runs programs until so many are findings, and makes each as small as it gets.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(FuzzSettings settings, int most, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        IEnumerable<FuzzProgram> Programs(bool writing) =>
            Enumerable.Range(0, settings.Cases).TakeWhile(_ => started.Elapsed < settings.Time).Select(i => grammar.Next(settings.Seed + (ulong)i)).Where(program => program.Writes == writing);

        // Those that write come last: their rows fill the quiet world too, and tables of like size hide what depends on sizes.
        var programs = Programs(writing: false).Concat(Programs(writing: true));
        var findings = new List<Finding>();
        foreach (var (program, comparison) in await FindingsAsync(programs, most, Report, cancellationToken))
        {
            findings.Add(await ShrinkAsync(program, comparison, cancellationToken));
        }

        return findings;
    }

    private async Task<Finding> ShrinkAsync(FuzzProgram program, Comparison comparison, CancellationToken cancellationToken)
    {
        var smallest = program;
        for (var runs = 0; runs < MaxShrinkingRuns;)
        {
            var candidates = smallest.Smaller().TakeWhile(_ => runs++ < MaxShrinkingRuns);
            var smaller = await FindingsAsync(candidates, 1, null, cancellationToken);
            if (smaller.Count == 0)
            {
                break;
            }

            (smallest, comparison) = smaller[0];
        }

        return new Finding(program, smallest, comparison);
    }

    /// <summary>Those of the programs that are findings, in their order; no more are looked at when there are so many.</summary>
    private async Task<List<(FuzzProgram Program, Comparison Comparison)>> FindingsAsync(IEnumerable<FuzzProgram> programs, int most, FuzzReport? report, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<int, (FuzzProgram Program, Comparison Comparison)>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = enough.Token };
        try
        {
            await Parallel.ForEachAsync(programs.Select((program, index) => (Program: program, Index: index)), options, async (item, _) =>
            {
                var comparison = await Comparison.RunAsync(item.Program, first, second, cancellationToken);
                report?.Add(item.Program, comparison);
                if (comparison.IsFinding)
                {
                    found[item.Index] = (item.Program, comparison);
                    if (found.Count >= most)
                    {
                        await enough.CancelAsync();
                    }
                }
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // That is enough.
        }

        return [.. found.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }
}
