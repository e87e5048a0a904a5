namespace Netra.Silo.Hosting;

/// <summary>
/// Where a silo keeps what outlives it: keys, ports and, when they are embedded, the engines' files. Key <c>Netra:DataDirectory</c>; default
/// <c>.netra</c> at the repository's root, or in the current directory outside a repository.
/// </summary>
internal static class DataDirectory
{
    private const string Key = "Netra:DataDirectory";
    private const string DefaultName = ".netra";
    private const string Solution = "Netra.Orleans.sln";

    /// <summary>The full path; the directory is created when it is missing, for its owner only.</summary>
    public static string Resolve(IConfiguration configuration)
    {
        var path = Path.GetFullPath(configuration[Key] is { Length: > 0 } configured ? configured : Path.Combine(Root(), DefaultName));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static string Root()
    {
        for (var directory = new DirectoryInfo(Directory.GetCurrentDirectory()); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Solution)))
            {
                return directory.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
