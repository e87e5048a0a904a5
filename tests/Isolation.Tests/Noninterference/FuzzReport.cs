using System.Collections.Concurrent;
using System.Globalization;
using Netra.Isolation.Tests.Noninterference.Grammar;
using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>What was tried and how it ended.</summary>
internal sealed class FuzzReport
{
    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<FuzzProgram> _unsteady = new();
    private int _cases;

    /// <summary>Programs that ran.</summary>
    public int Cases => _cases;

    /// <summary>Steps that were answered with rows.</summary>
    public int Answered => _outcomes.GetValueOrDefault("answered");

    /// <summary>Functions that stood in a program that was answered.</summary>
    public ICollection<string> AnsweredFunctions => _answered.Keys;

    /// <summary>Programs that answer now so, now so, in one world.</summary>
    public IReadOnlyCollection<FuzzProgram> Unsteady => _unsteady;

    public void Add(FuzzProgram program, Comparison comparison)
    {
        Interlocked.Increment(ref _cases);
        if (comparison.Verdict != Verdict.Same)
        {
            Count($"program {comparison.Verdict}");
        }

        if (comparison.Verdict == Verdict.Unsteady)
        {
            _unsteady.Enqueue(program);
        }

        var answers = comparison.First.Split("\n\n");
        for (var i = 0; i < program.Steps.Length && answers.Length == program.Steps.Length; i++)
        {
            var words = answers[i].Split(' ', 4);
            Count(words[0] switch { "failed" when words.Length > 2 => $"{words[1]} {words[2]}".Trim(), "stored" => "stored", _ => "answered" });
            foreach (var name in words[0] == "tables" && program.Steps[i] is QueryStep query ? Vocabulary.In(query.Text) : [])
            {
                _answered[name] = true;
            }
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cases} programs; {string.Join(", ", _outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Value} {outcome.Key}"))}; {_answered.Count} functions answered");

    private void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
}
