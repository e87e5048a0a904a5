namespace Netra.Silo.ClickHouse.Schema;

/// <summary>The oldest server versions whose known ways around row policies are closed, by release line. A newer line than all of these is fine.</summary>
internal static class VersionFloor
{
    private static readonly Version[] Floors = [new(26, 3, 27, 4), new(26, 6, 4, 51), new(26, 7, 6, 49), new(26, 8, 2, 2)];

    /// <summary>What is wrong with a server's version and what to do; <see langword="null"/>: nothing.</summary>
    public static string? Problem(string version)
    {
        if (!Version.TryParse(version, out var actual))
        {
            return $"The server says its version is '{version}', which cannot be compared with {Known()}.";
        }

        var newest = Floors[^1];
        var isNewer = new Version(actual.Major, actual.Minor) > new Version(newest.Major, newest.Minor);
        return isNewer || Floors.Any(floor => (floor.Major, floor.Minor) == (actual.Major, actual.Minor) && actual >= floor)
            ? null
            : $"ClickHouse {version} lacks fixes that the isolation needs; upgrade to one of {Known()}, or newer.";
    }

    private static string Known() => string.Join(", ", Floors.Select(floor => floor.ToString()));
}
