using System.Globalization;

namespace Netra.Client.Gateway.Requests;

/// <summary>Reads numbers from the query of a URL.</summary>
internal static class QueryParameters
{
    /// <summary>A whole number, or <see langword="null"/> when it is not given.</summary>
    public static long? Integer(string name, string? text, long min, long max)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Refusal.Field(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}."));
    }
}
