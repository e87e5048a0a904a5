namespace Netra.Grains.Models.Tools;

/// <summary>Session keys, as a model is shown them.</summary>
/// <param name="Keys">The first of them, in order.</param>
/// <param name="Count">How many there are.</param>
internal sealed record ShownKeys(string[] Keys, int Count);
