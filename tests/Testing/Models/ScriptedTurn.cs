using System.Text.Json;

namespace Netra.Testing.Models;

/// <summary>What a scripted model does when it is asked.</summary>
public sealed record ScriptedTurn
{
    /// <summary>What it says.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The tools it asks for.</summary>
    public IReadOnlyList<ScriptedCall> Calls { get; init; } = [];

    /// <summary>Why it stops, when it is not for the reasons that follow from the rest.</summary>
    public string? Finish { get; init; }

    /// <summary>What it waits for before it says anything.</summary>
    public Func<CancellationToken, Task> Before { get; init; } = static _ => Task.CompletedTask;

    /// <summary>After how many characters of a streamed text it waits for <see cref="Meanwhile"/>.</summary>
    public int PauseAfter { get; init; } = int.MaxValue;

    /// <summary>What it waits for in the middle of a streamed text.</summary>
    public Func<CancellationToken, Task> Meanwhile { get; init; } = static _ => Task.CompletedTask;

    /// <summary>How it fails instead, for a client in this process.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The status it fails with instead, for an endpoint.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The header <c>Retry-After</c> of a failure.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What an endpoint sends instead of an answer.</summary>
    public string? Raw { get; init; }

    /// <summary>Whether an endpoint breaks the connection in the middle of the answer.</summary>
    public bool Breaks { get; init; }

    /// <summary>Says something.</summary>
    public static ScriptedTurn Says(string text) => new() { Text = text };

    /// <summary>Asks for tools, with arguments that are written as JSON; text is taken as it is.</summary>
    public static ScriptedTurn CallsTools(params (string Name, object Arguments)[] calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return new() { Calls = [.. calls.Select(call => new ScriptedCall(call.Name, call.Arguments as string ?? JsonSerializer.Serialize(call.Arguments)))] };
    }

    /// <summary>Fails.</summary>
    public static ScriptedTurn Fails(Exception failure) => new() { Failure = failure };

    /// <summary>Fails over HTTP.</summary>
    public static ScriptedTurn FailsWith(int status, string? retryAfter = null, string body = "provider text") =>
        new() { Status = status, RetryAfter = retryAfter, Raw = body };
}
