using System.Text.Json;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Models;

/// <summary>
/// Runs a tool that a model asked for, as a step. Whatever the model got wrong comes back to it as the tool's result; what ends the run itself passes through.
/// </summary>
internal sealed class ToolInvoker(AgentContext context, ModelLimits limits)
{
    /// <summary>The result of a call, for the model.</summary>
    public async ValueTask<object?> InvokeAsync(FunctionInvocationContext call, CancellationToken cancellationToken)
    {
        if (call.CallContent.Exception is not null)
        {
            return ToolFailure.Of(ErrorCodes.InvalidRequest, "The arguments are not a JSON object. Give them as the tool's schema says.");
        }

        if (call.FunctionCallIndex >= ModelLimits.ToolsPerAnswer)
        {
            return ToolFailure.Of(ErrorCodes.LimitExceeded, $"At most {ModelLimits.ToolsPerAnswer} tools are run per answer. Ask for the rest in the next one.");
        }

        try
        {
            return Shown(await RunAsync(call.Function, call.Arguments, cancellationToken));
        }
        catch (NetraException failure) when (failure.Code is not (ErrorCodes.Diverged or ErrorCodes.OutcomeUnknown or ErrorCodes.Cancelled))
        {
            return ToolFailure.Of(failure);
        }
        catch (Exception failure) when (failure is ArgumentException or JsonException or FormatException or NotSupportedException)
        {
            return ToolFailure.Of(ErrorCodes.InvalidRequest, "The arguments do not fit the tool's schema.");
        }
    }

    private async Task<JsonElement> RunAsync(AIFunction function, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var step = function.GetService<StepFunction>();
        return step is { Options: null }
            ? await InvokeAsync(function, arguments, cancellationToken)
            : await context.ToolAsync(
                function.Name,
                new Dictionary<string, object?>(arguments),
                (_, token) => InvokeAsync(function, arguments, token),
                step?.Options ?? new StepOptions());
    }

    private static async Task<JsonElement> InvokeAsync(AIFunction function, AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        await function.InvokeAsync(arguments, cancellationToken) switch
        {
            JsonElement element => element,
            var value => JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions),
        };

    // As text: the library would write JSON with indentation, and a model pays for each blank.
    private string Shown(JsonElement result)
    {
        var text = result.ValueKind switch
        {
            JsonValueKind.Undefined => "null",
            JsonValueKind.String => result.GetString()!,
            _ => JsonSerializer.Serialize(result, EventJson.Options),
        };
        return text.Length <= 2 * limits.ToolResultBytes ? text : ToolFailure.Of(ErrorCodes.TooLarge, "The result is too large to be shown. Ask for less.");
    }
}
