using Netra.Silo.Hosting;

namespace Netra.Silo.Secrets;

/// <summary>
/// Finds the secrets: in the file that <c>Netra:Secrets:KeyFile</c> names, in the environment variable <c>NETRA_KEYS</c>, or, in Development only, in the data
/// directory, where they are made on the first start.
/// </summary>
internal static class KeyLoader
{
    private const string FileOption = "Netra:Secrets:KeyFile";
    private const string Variable = "NETRA_KEYS";
    private const string DevelopmentFile = "keys.json";

    /// <summary>The secrets.</summary>
    /// <exception cref="StartupException">They are missing or malformed.</exception>
    public static NetraKeys Load(IConfiguration configuration, bool isDevelopment, string dataDirectory)
    {
        if (configuration[FileOption] is { Length: > 0 } file)
        {
            return File.Exists(file) ? Parse(File.ReadAllText(file), FileOption) : throw new StartupException($"{FileOption} names '{file}', which does not exist.");
        }

        if (configuration[Variable] is { Length: > 0 } text)
        {
            return Parse(text, Variable);
        }

        return isDevelopment
            ? Parse(ReadOrCreate(Path.Combine(dataDirectory, DevelopmentFile)), $"{DevelopmentFile} in the data directory")
            : throw new StartupException($"The secrets are missing. Outside Development, set {FileOption} to a key file, or {Variable} to its content; see docs/configuration.md.");
    }

    private static NetraKeys Parse(string json, string source)
    {
        try
        {
            return KeyFile.Parse(json);
        }
        catch (FormatException wrong)
        {
            throw new StartupException($"The secrets from {source} cannot be used: {wrong.Message}.");
        }
    }

    // Two silos may start at once: whoever links first has made the keys, the other reads them.
    private static string ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var own = $"{path}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var writer = new StreamWriter(own, options))
            {
                writer.Write(KeyFile.Generate().ToJson());
            }

            try
            {
                File.Move(own, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(own);
            }
        }

        return File.ReadAllText(path);
    }
}
