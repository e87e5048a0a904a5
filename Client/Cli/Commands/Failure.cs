using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary>What a command that did not succeed says on standard error, and what the program ends with.</summary>
internal static class Failure
{
    /// <summary>Says it: in words, or as a problem in JSON. Returns the exit code.</summary>
    public static int Report(Terminal terminal, Exception failure, bool json)
    {
        var problem = ProblemOf(failure);
        if (json)
        {
            terminal.JsonNote(problem.Problem);
        }
        else if (failure is GatewayProblemException)
        {
            terminal.Note(ProblemText.Of(problem));
        }
        else
        {
            terminal.Note(problem.Message);
        }

        if (failure is not UsageException)
        {
            return ExitCodes.Failed;
        }

        if (!json)
        {
            terminal.Note("Try: netra --help");
        }

        return ExitCodes.WrongUsage;
    }

    private static GatewayProblemException ProblemOf(Exception failure) => failure switch
    {
        GatewayProblemException problem => problem,
        UsageException => GatewayProblemException.Create("wrong_usage", failure.Message),
        GatewayConnectionException lost => GatewayProblemException.Create(lost.WasReached ? "connection_lost" : "unreachable", lost.Message),
        OperationCanceledException => GatewayProblemException.Create("cancelled", "Interrupted."),

        // The last resort: a stack trace helps nobody at a prompt.
        _ => GatewayProblemException.Create("failed", $"netra failed: {failure.Message} ({failure.GetType().Name})"),
    };
}
