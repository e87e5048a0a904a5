namespace Netra.Testing.Agents;

/// <summary>An answer of a shape.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="Confidence">How sure the model is.</param>
public sealed record ShapedAnswer(ShapedCategory Category, double Confidence);
