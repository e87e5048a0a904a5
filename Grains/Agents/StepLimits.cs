using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents;

/// <summary>How much of an execution is recorded: all of it is sent to the agent that goes on, and results of runs are kept with them.</summary>
internal static class StepLimits
{
    /// <summary>The longest name of a step.</summary>
    public const int Name = 256;

    /// <summary>The longest result of one step, in characters of JSON.</summary>
    public const int StepResult = 4 << 20;

    /// <summary>All results of one execution's steps together.</summary>
    public const int StepResults = 16 << 20;

    private const int AgentResult = 512 << 10;
    private const int Message = 8_192;

    /// <summary>Checks what an agent answers.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.TooLarge"/>.</exception>
    public static void Check(AgentResult? result)
    {
        if (result is null)
        {
            throw new InvalidOperationException("The agent returned no result.");
        }

        if (((long?)result.Answer?.Length ?? 0) + (result.Data?.Length ?? 0) > AgentResult)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"The answer and the data of an agent have at most {AgentResult} characters together. Store what is longer under a key, and answer with that.");
        }
    }

    /// <summary>A message, cut where it is too long.</summary>
    public static string Capped(string message) => message.Length <= Message ? message : string.Concat(message.AsSpan(0, Message), "…");
}
