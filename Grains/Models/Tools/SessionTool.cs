using System.ComponentModel;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Models.Tools;

/// <summary>Lets a model read this user's session. It cannot write: what a model was talked into must not stay.</summary>
internal sealed class SessionTool(AgentContext context, ModelLimits limits)
{
    private const int MaxKeys = 500;

    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    /// <summary>A value.</summary>
    public Task<ShownValue> GetAsync([Description("The key.")] string key) =>
        context.ToolAsync("get_session_value", new { key }, async (_, cancellationToken) =>
        {
            var value = await context.Data.Session.GetAsync<JsonElement?>(key, cancellationToken);
            return value is { } found && found.GetRawText().Length > limits.ToolResultBytes
                ? new ShownValue(Found: true, Value: null, $"The value is too large to be shown; it has {found.GetRawText().Length} characters.")
                : new ShownValue(value is not null, value, Note: null);
        }, Patiently);

    /// <summary>The keys.</summary>
    public Task<ShownKeys> ListAsync() => context.ToolAsync("list_session_keys", new { }, async (_, cancellationToken) =>
    {
        var keys = await context.Data.Session.KeysAsync(cancellationToken);
        return new ShownKeys([.. keys.Order(StringComparer.Ordinal).Take(MaxKeys)], keys.Count);
    }, Patiently);
}
