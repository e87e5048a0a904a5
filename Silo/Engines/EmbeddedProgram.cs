namespace Netra.Silo.Engines;

/// <summary>Finds the program of the embedded engines.</summary>
internal static class EmbeddedProgram
{
    private const string Name = "Netra.Embedded";

    /// <summary>Its assembly: in <c>embedded/</c> beside this one when published, or where the build put it.</summary>
    /// <exception cref="FileNotFoundException">It is in neither place.</exception>
    public static string Find() => Find(AppContext.BaseDirectory);

    /// <inheritdoc cref="Find()"/>
    public static string Find(string baseDirectory)
    {
        var configuration = new DirectoryInfo(baseDirectory);
        string[] candidates =
        [
            Path.Combine(baseDirectory, "embedded", $"{Name}.dll"),
            // artifacts/bin/<project>/<configuration>/ beside artifacts/bin/Embedded/<configuration>/
            Path.Combine(configuration.Parent?.Parent?.FullName ?? baseDirectory, "Embedded", configuration.Name, $"{Name}.dll"),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The embedded engines were not found; looked for {string.Join(" and ", candidates)}. Build deploy/embedded, or configure {EnginesOptions.RedisKey} and {EnginesOptions.ClickHouseKey}.");
    }
}
