using System.Security.Cryptography;
using System.Text;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// How much of a streamed answer the user has been told. When the model has to be asked again, what comes is told on only if it begins with the same text.
/// </summary>
/// <param name="Length">How many characters.</param>
/// <param name="Digest">What tells them from other ones.</param>
[GenerateSerializer, Immutable, Alias("netra.ToldText")]
public sealed record ToldText([property: Id(0)] int Length, [property: Id(1)] string Digest)
{
    /// <summary>A text that was told.</summary>
    public static ToldText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ToldText(text.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>Whether a text begins with what was told.</summary>
    public bool Begins(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= Length && Of(text[..Length]) == this;
    }
}
