using System.Text.Json;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>What an agent found out.</summary>
/// <param name="Answer">The answer in words.</param>
/// <param name="Data">The figures behind it, as JSON; <see langword="null"/> when there are none.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentResult")]
public sealed record AgentResult([property: Id(0)] string Answer, [property: Id(1)] string? Data = null)
{
    /// <summary>A result with typed figures, which <see cref="ReadData{T}"/> reads.</summary>
    public static AgentResult Of<T>(string answer, T data) => new(answer, JsonSerializer.Serialize(data, EventJson.Options));

    /// <summary>The figures, typed; <see langword="default"/> when there are none.</summary>
    /// <exception cref="JsonException">They are of another type.</exception>
    public T? ReadData<T>() => Data is null ? default : JsonSerializer.Deserialize<T>(Data, EventJson.Options);
}
