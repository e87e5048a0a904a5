using Netra.Silo.Hosting;

namespace Netra.Silo.Secrets;

/// <summary>
/// Finds the secrets: in the file that <c>Netra:Secrets:KeyFile</c> names, in the environment variable <c>NETRA_KEYS</c>, or, in Development only, in the data
/// directory, where they are made on the first start.
/// </summary>
internal static class KeyLoader
{
    /// <summary>What to do when there are no secrets.</summary>
    public const string Missing =
        $"The secrets are missing: outside Development, set {SecretsSettings.KeyFile} to the path of a key file, or {SecretsSettings.Variable} to the content of one.";

    private const string DevelopmentFile = "keys.json";

    /// <summary>The secrets.</summary>
    /// <exception cref="StartupException">They are missing or malformed; the message names the option and shows nothing of them.</exception>
    public static NetraKeys Load(IConfiguration configuration, bool isDevelopment, string dataDirectory)
    {
        var variable = configuration[SecretsSettings.Variable];
        if (configuration[SecretsSettings.KeyFile] is { Length: > 0 } file)
        {
            if (!string.IsNullOrEmpty(variable))
            {
                throw new StartupException($"Set either {SecretsSettings.KeyFile} or {SecretsSettings.Variable}, not both.");
            }

            return Parse(Read(file), SecretsSettings.KeyFile);
        }

        if (!string.IsNullOrEmpty(variable))
        {
            return Parse(variable, SecretsSettings.Variable);
        }

        if (!isDevelopment)
        {
            throw new StartupException(Missing);
        }

        var path = Path.Combine(dataDirectory, DevelopmentFile);
        if (!File.Exists(path))
        {
            // Two silos may start at once: one makes the keys, the other reads them.
            SecretFile.TryCreate(path, KeyFile.Generate().ToJson());
        }

        return Parse(Read(path), $"{DevelopmentFile} in Netra:DataDirectory");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException($"The key file '{path}' cannot be read; set {SecretsSettings.KeyFile} to a file that this process may read.");
        }
    }

    private static NetraKeys Parse(string json, string source)
    {
        try
        {
            return KeyFile.Parse(json);
        }
        catch (FormatException wrong)
        {
            throw new StartupException($"The secrets from {source} cannot be used: {wrong.Message}; put the complete key file of this installation there.");
        }
    }
}
