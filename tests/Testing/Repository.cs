namespace Netra.Testing;

/// <summary>Finds what the build has made and what stands at the repository's root.</summary>
public static class Repository
{
    /// <summary>The root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program of a project, in the configuration that the tests were built in.</summary>
    public static string Program(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Root, "artifacts", "bin", project, configuration, $"Netra.{project}.dll");
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Netra.Orleans.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
