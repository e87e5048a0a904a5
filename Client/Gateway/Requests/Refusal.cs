using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Requests;

/// <summary>Makes refusals of requests.</summary>
internal static class Refusal
{
    public static NetraException Request(string message) => new(ErrorCodes.InvalidRequest, message);

    /// <summary>Names the field and what is wrong with it.</summary>
    public static NetraException Field(string field, string problem) => new(ErrorCodes.InvalidRequest, $"'{field}' {problem}");

    public static NetraException TooLarge(string message) => new(ErrorCodes.TooLarge, message);

    public static NetraException NoSuchRun() => new(ErrorCodes.NotFound, "There is no such run.");
}
