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

    /// <summary>Runs programs until one is a finding; <see langword="null"/> when none is.</summary>
    public async Task<Finding?> FindAsync(FuzzSettings settings, CancellationToken cancellationToken)
    {
        var programs = Enumerable.Range(0, settings.Cases).Select(i => grammar.Next(settings.Seed + (ulong)i));
        var found = await FirstAsync(programs, Report, cancellationToken);
        if (found is not var (program, comparison))
        {
            return null;
        }

        var smallest = program;
        for (var runs = 0; runs < MaxShrinkingRuns;)
        {
            var candidates = smallest.Smaller().TakeWhile(_ => runs++ < MaxShrinkingRuns);
            if (await FirstAsync(candidates, null, cancellationToken) is not var (smaller, seen))
            {
                break;
            }

            (smallest, comparison) = (smaller, seen);
        }

        return new Finding(program, smallest, comparison);
    }

    /// <summary>The first in order that is a finding, of those that were looked at when the first was found.</summary>
    private async Task<(FuzzProgram Program, Comparison Comparison)?> FirstAsync(IEnumerable<FuzzProgram> programs, FuzzReport? report, CancellationToken cancellationToken)
    {
        (int Index, FuzzProgram Program, Comparison Comparison)? earliest = null;
        var gate = new Lock();
        using var found = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = found.Token };
        try
        {
            await Parallel.ForEachAsync(programs.Select((program, index) => (Program: program, Index: index)), options, async (item, _) =>
            {
                var comparison = await Comparison.RunAsync(item.Program, first, second, cancellationToken);
                report?.Add(item.Program, comparison);
                if (comparison.IsFinding)
                {
                    lock (gate)
                    {
                        earliest = earliest is { } known && known.Index < item.Index ? known : (item.Index, item.Program, comparison);
                    }

                    await found.CancelAsync();
                }
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // One was found.
        }

        return earliest is { } result ? (result.Program, result.Comparison) : null;
    }
}
