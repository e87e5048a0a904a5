using System.Text;

namespace Netra.Grains.Models;

/// <summary>Text as it comes back from JSON: surrogates without their other half are replaced, so that a recorded text equals the one that was seen.</summary>
internal static class WellFormed
{
    public static string Text(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
