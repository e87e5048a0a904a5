using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A message as the rules read it, beside what data there is.</summary>
/// <param name="All">What data there is.</param>
/// <param name="Questions">What is asked; none when it is refused.</param>
/// <param name="Refusal">Why it is refused; <see langword="null"/>: it is not.</param>
/// <param name="Parameters">What the caller said beside the message.</param>
internal sealed record MessageReading(Catalogue All, ImmutableArray<Question> Questions, string? Refusal, RequestParameters Parameters)
{
    /// <summary>Whether a part of it means something, be it a name that the data does not have.</summary>
    public bool IsUnderstood => Questions.Any(question => question.IsUnderstood || !question.UnknownNames.IsEmpty);

    /// <summary>Looks at what data there is, and reads the message by it.</summary>
    public static async Task<MessageReading> ReadAsync(AgentRequest request, QueryRunner runner)
    {
        var all = await CatalogueReader.ReadAsync(runner);
        var parameters = RequestParameters.Read(request.Parameters);
        return Understanding.Refusal.Of(request.Message, all) is { } refusal
            ? new MessageReading(all, [], refusal, parameters)
            : new MessageReading(all, [.. new QuestionReader(all, request.AskedAt.UtcDateTime).Read(request.Message).Select(parameters.ApplyTo)], null, parameters);
    }
}
