using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>Says what to do.</summary>
internal static class SayPlan
{
    public static string Words(ActionPlan plan)
    {
        var answer = new Answer();
        answer.Line(plan.Actions.IsEmpty
            ? $"Nothing to do: nothing was found in {Say.Count(plan.Events, "event")} that is worth a change."
            : $"{Say.Count(plan.Actions.Length, "action")}, in this order:");
        foreach (var action in plan.Actions)
        {
            answer.Line($"{action.Place}. {action.Title}. Effort {action.Effort.ToString().ToLowerInvariant()}: {action.EffortReason} Expected gain: {SayOptimization.Gain(action.Gain)}.");
            answer.Line($"   Because{(action.Finding.Length > 0 ? $" ({action.Finding})" : "")}: {action.Because}{(action.Because.EndsWith('.') ? "" : ".")}");
            for (var i = 0; i < action.Steps.Length; i++)
            {
                answer.Line($"   {(char)('a' + i)}) {action.Steps[i]}");
            }

            answer.Line($"   Check: “{action.Check}” Risk: {action.Risk}");
        }

        foreach (var note in plan.Notes)
        {
            answer.Line("Note: " + note);
        }

        return answer.Text;
    }
}
