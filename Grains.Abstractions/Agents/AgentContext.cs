using Microsoft.Extensions.AI;
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
    /// The language model; <see langword="null"/> when none is configured. Each call is a durable step: a run that resumes gets the recorded answer
    /// and does not ask again. Tools in <see cref="ChatOptions.Tools"/> are run one after the other, each as a step that the user sees, and the model is asked
    /// again with their results, a bounded number of times. What is streamed reaches the user as <c>answer_delta</c> while it comes, and the agent when it is
    /// recorded. Failures are <see cref="Errors.NetraException"/>s; see <see cref="Models.ModelFailures"/>.
    /// </summary>
    public virtual IChatClient? Chat => null;

    /// <summary>Tools over this user's data for <see cref="ChatOptions.Tools"/>: tables, queries, session values. They read and never write.</summary>
    public virtual IReadOnlyList<AIFunction> Tools => [];

    /// <summary>
    /// A durable step: its result is recorded, and a run that resumes after a crash gets the recorded result instead of doing the
    /// work again. A step that had started and has no recorded outcome ends the run as <c>outcome_unknown</c>, unless
    /// <see cref="StepOptions.Idempotent"/> says that it may run again.
    /// </summary>
    /// <param name="name">Its name; up to 256 characters.</param>
    /// <param name="work">What it does.</param>
    /// <param name="options">How it behaves.</param>
    /// <typeparam name="T">The result; it must survive a round trip through JSON, and has up to 4 Mi characters there.</typeparam>
    /// <exception cref="Errors.NetraException">
    /// The work failed, with its code. <see cref="Errors.ErrorCodes.TooLarge"/>: it was done, and its result is more than is recorded.
    /// </exception>
    public abstract Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null);

    /// <summary>
    /// A step that the user sees: <c>tool_executing</c> is stored before the work begins and <c>tool_completed</c> after it,
    /// whatever happens in between.
    /// </summary>
    /// <typeparam name="T">The result; it must survive a round trip through JSON.</typeparam>
    public abstract Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null);

    /// <summary>
    /// Has another agent of the same run and user answer, and waits for its result. A step: the result is recorded, and so are the steps of
    /// the called agent, which goes on from them after a crash. Several calls may be under way at once
    /// (<c>await Task.WhenAll(context.CallAgentAsync(…), context.CallAgentAsync(…))</c>).
    /// </summary>
    /// <param name="agent">Its name. The calling agent must name it among those it requires.</param>
    /// <param name="message">What it is asked; 1 to 65,536 characters.</param>
    /// <param name="parameters">Its <see cref="AgentRequest.Parameters"/>: an object, written as JSON; <see langword="null"/>: an empty one.</param>
    /// <returns>Its result; <see cref="AgentResult.ReadData{T}"/> reads typed figures.</returns>
    /// <exception cref="Errors.NetraException">
    /// It did not complete: the code and message of its failure. <see cref="Errors.ErrorCodes.Forbidden"/>: it is not among those required.
    /// <see cref="Errors.ErrorCodes.LimitExceeded"/>: calls are nested too deep, or the run has made too many.
    /// </exception>
    public abstract Task<AgentResult> CallAgentAsync(string agent, string message, object? parameters = null);

    /// <summary>
    /// Waits for a time, and goes on after it whatever happens to nodes meanwhile. A run that only waits is put away after a few seconds and
    /// taken up again when the time comes, to the second; what it slept does not count to its time limits.
    /// </summary>
    /// <param name="duration">How long; at most 366 days. Zero or less: it goes on at once.</param>
    /// <exception cref="Errors.NetraException"><see cref="Errors.ErrorCodes.InvalidRequest"/>: it is too long.</exception>
    public abstract Task SleepAsync(TimeSpan duration);

    /// <summary>Waits until a moment; see <see cref="SleepAsync(TimeSpan)"/>.</summary>
    public abstract Task SleepAsync(DateTimeOffset until);

    /// <summary>
    /// Asks a person and waits for the decision, for days if need be: meanwhile the run's status is <c>awaiting_approval</c>, it is put away,
    /// and its time limits do not count. The user answers with <c>POST /v1/runs/{runId}/approvals/{approvalId}</c>.
    /// </summary>
    /// <param name="prompt">What is to be approved; 1 to 8,192 characters.</param>
    /// <exception cref="Errors.NetraException">
    /// <see cref="Errors.ErrorCodes.InvalidRequest"/>: the prompt is empty or too long. <see cref="Errors.ErrorCodes.LimitExceeded"/>: the run has asked too often.
    /// </exception>
    public abstract Task<Approval> RequestApprovalAsync(string prompt);

    /// <summary>Tells the user what the agent is thinking about.</summary>
    public abstract Task ThinkingAsync(string thought);

    /// <summary>Tells the user how far the agent is; <paramref name="percent"/> from 0 to 100.</summary>
    public abstract Task ProgressAsync(string content, double? percent = null);
}
