using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Scopes;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A message as the rules read it, beside what data there is.</summary>
/// <param name="All">What data there is.</param>
/// <param name="Questions">What is asked; none when it is refused.</param>
/// <param name="Refusal">Why it is refused; <see langword="null"/>: it is not.</param>
/// <param name="Parameters">What the caller said beside the message.</param>
/// <param name="WhatIf">A change whose effect is asked for.</param>
internal sealed record MessageReading(Catalogue All, ImmutableArray<Question> Questions, string? Refusal, RequestParameters Parameters, WhatIf WhatIf)
{
    /// <summary>Whether a part of it means something, be it a name that the data does not have.</summary>
    public bool IsUnderstood => Questions.Any(question => question.IsUnderstood || !question.UnknownNames.IsEmpty);

    /// <summary>Looks at what data there is, and reads the message by it.</summary>
    public static async Task<MessageReading> ReadAsync(AgentRequest request, QueryRunner runner, PriceTable prices) =>
        Of(request, await CatalogueReader.ReadAsync(runner), prices);

    /// <summary>Reads a message by what data there is.</summary>
    public static MessageReading Of(AgentRequest request, Catalogue all, PriceTable prices)
    {
        var parameters = RequestParameters.Read(request.Parameters);
        var whatIf = WhatIf.InWords(request.Message, word => prices.Find(word) is not null || all.HasModel(word));
        if (Understanding.Refusal.Of(request.Message, all) is { } refusal)
        {
            return new MessageReading(all, [], refusal, parameters, whatIf);
        }

        ImmutableArray<Question> questions = [.. new QuestionReader(all, request.AskedAt.UtcDateTime).Read(whatIf.IsNamed ? whatIf.Rest : request.Message).Select(parameters.ApplyTo)];
        return new MessageReading(all, whatIf.IsNamed ? Changed(questions, parameters) : questions, null, parameters, whatIf);
    }

    // "What if half of chat moved to small?" asks for what could be saved.
    private static ImmutableArray<Question> Changed(ImmutableArray<Question> questions, RequestParameters parameters)
    {
        questions = [.. questions.Select(question => question with { UnknownWords = [.. question.UnknownWords.Where(word => !WhatIf.IsChange(word))] })];
        return questions.Any(question => question.Topics.Contains(Topic.Optimization)) ? questions
            : questions.IsEmpty ? [parameters.ApplyTo(new Question { Topics = [Topic.Optimization] })]
            : [LeadingQuestion.Of(questions) with { Topics = [Topic.Optimization], Measures = [], Statistics = [], Groupings = [] }];
    }
}
