using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Models;

/// <summary>Makes tools for a language model, and runs them without one.</summary>
public static class AgentToolExtensions
{
    /// <summary>Another agent as a tool: the model gives it a message and gets its answer. The calling agent must name it among those it requires.</summary>
    /// <param name="context">The calling agent's context.</param>
    /// <param name="agent">The agent's name, and the tool's.</param>
    /// <param name="description">What it is for, as the model is told.</param>
    public static AIFunction AgentTool(this AgentContext context, string agent, string description)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new StepFunction(
            AIFunctionFactory.Create(
                async ([Description("What the agent is asked.")] string message) => (await context.CallAgentAsync(agent, message)).Answer,
                agent,
                description),
            options: null);
    }

    /// <summary>
    /// Runs one of <see cref="AgentContext.Tools"/> as the model would, such as an analysis of the user's events: a step that the user sees, and that a resumed run does not
    /// take again.
    /// </summary>
    /// <param name="context">The agent's context.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">An object with the tool's arguments; <see langword="null"/>: none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <typeparam name="T">What of the result is read; <see cref="JsonElement"/>: all of it.</typeparam>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: the arguments are not those of the tool. Or the tool's own failure.</exception>
    public static async Task<T> CallToolAsync<T>(this AgentContext context, string tool, object? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var function = context.Tools.FirstOrDefault(known => known.Name == tool)
            ?? throw new ArgumentException($"There is no tool '{tool}'. There are: {string.Join(", ", context.Tools.Select(known => known.Name))}.", nameof(tool));
        var given = new AIFunctionArguments();
        if (arguments is not null)
        {
            foreach (var argument in JsonSerializer.SerializeToElement(arguments, AIJsonUtilities.DefaultOptions).EnumerateObject())
            {
                given.Add(argument.Name, argument.Value);
            }
        }

        object? result;
        try
        {
            result = await function.InvokeAsync(given, cancellationToken);
        }
        catch (Exception failure) when (failure is ArgumentException or JsonException)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"The arguments do not fit the schema of {tool}.");
        }

        var json = result is JsonElement element ? element : JsonSerializer.SerializeToElement(result, AIJsonUtilities.DefaultOptions);
        return json.Deserialize<T>(AIJsonUtilities.DefaultOptions)!;
    }
}
