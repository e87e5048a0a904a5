using Microsoft.Extensions.AI;

namespace Netra.Grains.Models;

/// <summary>
/// The configured language model. Internal, and no <see cref="IChatClient"/> in dependency injection: an agent reaches it through its context only, where
/// calls are metered and recorded.
/// </summary>
/// <param name="client">
/// The way to the provider. Its failures are <see cref="Abstractions.Errors.NetraException"/>s, and it sends what stands under <see cref="OperationKey"/> in
/// <see cref="ChatOptions.AdditionalProperties"/> as the header <c>Idempotency-Key</c>.
/// </param>
/// <param name="name">The model's name at the provider.</param>
/// <param name="limits">The bounds of calls.</param>
internal sealed class LanguageModel(IChatClient client, string name, ModelLimits limits)
{
    /// <summary>Where the operation id of a call stands in its options.</summary>
    public const string OperationKey = "netra.operation";

    /// <summary>The way to the provider.</summary>
    public IChatClient Client => client;

    /// <summary>The model's name at the provider.</summary>
    public string Name => name;

    /// <summary>The bounds of calls.</summary>
    public ModelLimits Limits => limits;
}
