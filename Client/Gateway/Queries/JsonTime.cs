using System.Globalization;

namespace Netra.Client.Gateway.Queries;

/// <summary>Times as clients read them: ISO 8601, UTC, with the fraction digits that are needed.</summary>
internal static class JsonTime
{
    public static string Format(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
