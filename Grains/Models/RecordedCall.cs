using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Netra.Grains.Models;

/// <summary>A tool that a model asked for, as recorded.</summary>
/// <param name="Id">The model's id of it.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">An object; <see langword="null"/>: what the model gave is none.</param>
internal sealed record RecordedCall(string Id, string Name, JsonElement? Arguments)
{
    private const int MaxName = 64;

    /// <summary>What is recorded of a call.</summary>
    public static RecordedCall Of(FunctionCallContent call, int index) => new(
        call.CallId is { Length: > 0 and <= 256 } id ? WellFormed.Text(id) : $"call-{index}",
        WellFormed.Text(call.Name.Length <= MaxName ? call.Name : call.Name[..MaxName]),
        call.Exception is null ? JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions) : null);

    /// <summary>The call again.</summary>
    public FunctionCallContent ToContent() => Arguments is { ValueKind: JsonValueKind.Object } arguments
        ? new FunctionCallContent(Id, Name, arguments.EnumerateObject().ToDictionary(argument => argument.Name, object? (argument) => argument.Value.Clone()))
        : new FunctionCallContent(Id, Name, new Dictionary<string, object?>()) { Exception = new JsonException("The arguments are no JSON object.") };
}
