using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Models.Tools;

namespace Netra.Grains.Models;

/// <summary>What a context offers of the language model: the chat, when one is configured, and the tools.</summary>
internal sealed class ContextModel(
    LanguageModel? model, StepJournal journal, StepRunner runner, StepRecorder recorder, PriceTable prices, TimeSpan lifeSign, TimeProvider time)
{
    /// <summary>The chat of a context; <see langword="null"/>: no model is configured.</summary>
    public IChatClient? ChatFor(AgentContext context) => model is null
        ? null
        : new AnsweringChatClient(new JournaledChatClient(model, journal, runner, recorder, prices, lifeSign, time), context, model.Limits);

    /// <summary>The tools of a context.</summary>
    public IReadOnlyList<AIFunction> ToolsFor(AgentContext context) => AgentTools.For(context, model?.Limits ?? new ModelLimits(), prices);
}
