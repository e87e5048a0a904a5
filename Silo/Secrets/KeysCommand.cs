using Netra.Silo.Hosting;

namespace Netra.Silo.Secrets;

/// <summary>
/// The operator's command for key files: <c>keys generate|add|use PATH</c>. It prints epochs and paths, and never a key.
/// </summary>
internal static class KeysCommand
{
    /// <summary>The first argument that calls it.</summary>
    public const string Name = "keys";

    private const string Usage =
        """
        keys generate PATH   writes a new key file, readable by its owner only
        keys add PATH        adds a sealing epoch without using it: restart all silos, then
        keys use PATH        seals new values in the newest epoch from the next start on
        """;

    /// <summary>Runs it.</summary>
    /// <returns>What it did.</returns>
    /// <exception cref="StartupException">The arguments or the file cannot be used; nothing was changed.</exception>
    public static string Run(string[] args)
    {
        try
        {
            return args switch
            {
                [_, "generate", var path] => SecretFile.TryCreate(path, KeyFile.Generate().ToJson())
                    ? $"{path}: new secrets, sealing epoch 1. Keep a copy: what is sealed with them cannot be opened without them."
                    : throw new StartupException($"There is a file at '{path}' already; it stays as it is."),
                [_, "add", var path] => $"{path}: epoch {KeyRotation.AddEpoch(path, use: false)} added. Restart every silo, then 'keys use {path}'.",
                [_, "use", var path] => $"{path}: new values are sealed in epoch {KeyRotation.UseNewestEpoch(path)} after the next restart. Keep the older epochs: they open older values.",
                _ => throw new StartupException(Usage),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new StartupException($"'{args[^1]}' cannot be used as a key file: {wrong.Message}");
        }
    }
}
