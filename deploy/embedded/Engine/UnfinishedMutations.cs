namespace Netra.Embedded.Engine;

/// <summary>
/// Removes what is left of deletions that never began. A full disk leaves their files empty, and with an empty one the engine does not start. The engine
/// says that a deletion has begun only after its file is written, so nobody was told of these.
/// </summary>
internal static class UnfinishedMutations
{
    // Tables stand a second time, as links, below their database.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Removes the empty files; to be called before the engine starts.</summary>
    public static void Remove(EnginePaths paths)
    {
        if (!Directory.Exists(paths.Data))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(paths.Data).EnumerateFiles("mutation_*.txt", Everywhere).Where(file => file.Length == 0).ToArray())
        {
            file.Delete();
            Console.Error.WriteLine($"{file.Name} of a deletion that never began is removed.");
        }
    }
}
