namespace Netra.Silo.Secrets;

/// <summary>Writes files that only their owner may read, whole or not at all.</summary>
internal static class SecretFile
{
    /// <summary>Creates the file; <see langword="false"/> when someone else has made it meanwhile, whose file then stays.</summary>
    public static bool TryCreate(string path, string text)
    {
        var own = WriteBeside(path, text);
        try
        {
            File.Move(own, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(own);
        }
    }

    /// <summary>Replaces the file; a reader sees the old text or the new one.</summary>
    public static void Replace(string path, string text)
    {
        var own = WriteBeside(path, text);
        try
        {
            File.Move(own, path, overwrite: true);
        }
        finally
        {
            File.Delete(own);
        }
    }

    private static string WriteBeside(string path, string text)
    {
        // A name of its own: process ids repeat across containers that share a directory.
        var own = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(own, options);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));

        // On disk before it gets its name: keys that a power failure empties cannot be made again.
        stream.Flush(flushToDisk: true);
        return own;
    }
}
