using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>All that an agent can reach, always bound to the user that its grain key names.</summary>
public abstract class AgentContext
{
    /// <summary>What the agent is asked.</summary>
    public abstract AgentRequest Request { get; }

    /// <summary>The user's data.</summary>
    public abstract IUserData Data { get; }

    /// <summary>
    /// A durable step: its result is recorded, and a run that resumes after a crash gets the recorded result instead of doing the
    /// work again. A step that had started and has no recorded outcome ends the run as <c>outcome_unknown</c>, unless
    /// <see cref="StepOptions.Idempotent"/> says that it may run again.
    /// </summary>
    /// <typeparam name="T">The result; it must survive a round trip through JSON.</typeparam>
    public abstract Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null);

    /// <summary>
    /// A step that the user sees: <c>tool_executing</c> is stored before the work begins and <c>tool_completed</c> after it,
    /// whatever happens in between.
    /// </summary>
    /// <typeparam name="T">The result; it must survive a round trip through JSON.</typeparam>
    public abstract Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null);

    /// <summary>Tells the user what the agent is thinking about.</summary>
    public abstract Task ThinkingAsync(string thought);

    /// <summary>Tells the user how far the agent is; <paramref name="percent"/> from 0 to 100.</summary>
    public abstract Task ProgressAsync(string content, double? percent = null);
}
