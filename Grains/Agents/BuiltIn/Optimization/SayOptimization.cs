using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Says what was found.</summary>
internal static class SayOptimization
{
    public static string Words(OptimizationResult result)
    {
        var answer = new Answer();
        answer.Line(Opening(result));
        foreach (var finding in result.Findings)
        {
            answer.Line($"{finding.Id}. {finding.Title}. Expected gain: {Gain(finding.Gain)}.");
            foreach (var step in finding.Steps)
            {
                answer.Line("   " + step);
            }

            if (!finding.Assumptions.IsEmpty)
            {
                answer.Line("   Taken for granted: " + string.Join(' ', finding.Assumptions));
            }
        }

        foreach (var missing in result.NotLookedAt)
        {
            answer.Line("Not looked at: " + missing);
        }

        foreach (var note in result.Notes)
        {
            answer.Line("Note: " + note);
        }

        if (result.Findings.Any(finding => finding.Gain.Unit == GainUnit.Cents))
        {
            answer.Line($"{result.Prices} Each gain is computed by itself; together they bring less than their sum.");
        }

        answer.Line($"Basis: {Say.Count(result.Events, "event")}{(result.Filter.Length > 0 ? $" ({result.Filter})" : "")}, the first at {Say.Time(result.First!.Value)} and the last at {Say.Time(result.Last!.Value)} UTC; the queries are in the result's data.");
        return answer.Text;
    }

    /// <summary>"12.5 cents, at this pace 3.1 dollars in 30 days".</summary>
    public static string Gain(ExpectedGain gain) => gain.PerThirtyDays is not { } month ? gain.Words : gain.Unit switch
    {
        GainUnit.Cents => $"{gain.Words}; at this pace {Say.Value(month, Unit.Cents)} in 30 days",
        GainUnit.Tokens => $"{gain.Words}; at this pace {Say.Number(month)} tokens in 30 days",
        GainUnit.Errors => $"{gain.Words}; at this pace {Say.Number(month)} errors in 30 days",
        _ => gain.Words,
    };

    private static string Opening(OptimizationResult result)
    {
        var cost = result.TotalCents is { } cents ? $" These events cost {Say.Value(cents, Unit.Cents)}." : "";
        return result.Findings.IsEmpty
            ? $"I found nothing in these events that is worth a change.{cost}"
            : $"I found {Say.Count(result.Findings.Length, "thing")} that could be better, {(result.About is { } about && result.Findings.Any(finding => finding.Gain.Unit == about) ? "what you asked about first, and then " : "")}the greatest gain first.{cost}";
    }
}
