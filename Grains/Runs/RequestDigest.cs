using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Grains.Runs;

/// <summary>Tells whether two requests of the same id ask for the same.</summary>
internal static class RequestDigest
{
    /// <summary>A digest of what the client asked for; lengths stand before the parts, so that it is injective.</summary>
    public static string Of(StartRun start)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { start.ThreadId?.ToString(), start.Agent?.ToString(), start.Message, start.Parameters })
        {
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:").Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
