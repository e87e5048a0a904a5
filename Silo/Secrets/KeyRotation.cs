namespace Netra.Silo.Secrets;

/// <summary>
/// Adds sealing epochs to a key file. Silos read it when they start. A silo that does not know an epoch cannot open what it sealed, so where
/// several run: add the epoch without using it, restart all, then use it and restart all again.
/// </summary>
internal static class KeyRotation
{
    /// <summary>Adds an epoch with a new random key and keeps all others.</summary>
    /// <param name="path">The key file; replaced as a whole.</param>
    /// <param name="use">Whether new values are sealed in it from the next start on.</param>
    /// <returns>The new epoch.</returns>
    /// <exception cref="FormatException">The file is not a key file; it stays as it is.</exception>
    public static byte AddEpoch(string path, bool use)
    {
        var added = KeyFile.Read(File.ReadAllText(path)).WithNewEpoch(use);
        SecretFile.Replace(path, added.ToJson());
        return added.NewestEpoch;
    }

    /// <summary>Has new values sealed in the newest epoch from the next start on.</summary>
    /// <exception cref="FormatException">The file is not a key file; it stays as it is.</exception>
    public static byte UseNewestEpoch(string path)
    {
        var file = KeyFile.Read(File.ReadAllText(path));
        SecretFile.Replace(path, (file with { Current = file.NewestEpoch }).ToJson());
        return file.NewestEpoch;
    }
}
