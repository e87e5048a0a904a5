using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Models.Tools;

/// <summary>
/// A tool that refuses arguments it does not have. Left out unsaid, a filter under a wrong name would give the figures of all events as those of a few.
/// </summary>
internal sealed class KnownArguments(AIFunction function) : DelegatingAIFunction(function)
{
    /// <summary>How arguments are read: what an object does not have is no part of it.</summary>
    public static JsonSerializerOptions Json { get; } = new(AIJsonUtilities.DefaultOptions) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: an argument has a name that the tool does not know.</exception>
    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        string[] known = JsonSchema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];
        if (arguments.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is not null)
        {
            throw new NetraException(
                ErrorCodes.InvalidRequest,
                known.Length == 0 ? $"{Name} takes no arguments." : $"An argument has a name that {Name} does not know. It takes: {string.Join(", ", known)}.");
        }

        return base.InvokeCoreAsync(arguments, cancellationToken);
    }
}
