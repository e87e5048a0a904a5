using System.Diagnostics.CodeAnalysis;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Models;

/// <summary>What a language model answered, or why it did not: a failure is for the agent to handle, such as by doing without.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Failure">Why there is none.</param>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed record ModelAnswer<T>(T? Value, NetraException? Failure)
    where T : class
{
    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;
}
