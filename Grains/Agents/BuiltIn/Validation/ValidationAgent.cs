using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Quality;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Scopes;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Validation;

/// <summary>
/// Says how good the data behind a question is: rows, gaps, missing values, values that cannot be, duplicates, a grade, and what follows for an answer. A failure of
/// the engine fails the run.
/// </summary>
public sealed class ValidationAgent : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "validation";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1.1";

    private const string Instructions =
        "The findings below are about the quality of a user's workload data. Say what they mean for answers from this data, and what the user should mend first.";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.ThinkingAsync("Finding out which events to check.");
        var runner = new QueryRunner(context);
        var asked = await AskedScope.ReadAsync(context.Request, runner);
        if (asked.SayUnknownNames() is { } unknown)
        {
            return unknown;
        }

        await context.ThinkingAsync("Checking for missing values, gaps, values that cannot be, and duplicates.");
        var quality = await new QualityAnalysis(runner).RunAsync(asked.Scope, new QualityRequest(context.Request.AskedAt));
        var synthetic = quality.IsEmpty ? 0 : await asked.SyntheticAsync(runner);
        var answer = new Answer();
        SayQuality.Tell(quality, answer);
        foreach (var note in new[] { AskedScope.SaySynthetic(synthetic, quality.Evidence.Events), asked.Which }.OfType<string>())
        {
            answer.Line(note);
        }

        var text = quality.IsEmpty ? answer.Text : await ModelSummary.AboveAsync(context, Instructions, answer.Text, cancellationToken);
        return AgentResult.Of(text, new ValidationResult(quality) { SyntheticEvents = synthetic });
    }
}
