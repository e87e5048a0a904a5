namespace Netra.Silo.Models;

/// <summary>The provider's key, from the configuration or a file.</summary>
internal static class ModelKey
{
    private const int MaxLength = 4_096;

    /// <summary>The key; empty: none.</summary>
    public static string Read(ModelOptions options) => options.ApiKeyFile.Length > 0 ? File.ReadAllText(options.ApiKeyFile).Trim() : options.ApiKey.Trim();

    /// <summary>What is wrong with the key; <see langword="null"/>: nothing.</summary>
    public static string? Problem(ModelOptions options)
    {
        string key;
        try
        {
            if (options.ApiKeyFile.Length > 0 && new FileInfo(options.ApiKeyFile) is { Exists: true, Length: > MaxLength })
            {
                return $"The file of Netra:Model:ApiKeyFile is longer than {MaxLength} bytes, so it is not a key.";
            }

            key = Read(options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "The file of Netra:Model:ApiKeyFile cannot be read.";
        }

        return (options.ApiKeyFile.Length > 0 && key.Length == 0) || key.Any(c => c is <= ' ' or > '~')
            ? "The key of Netra:Model is empty or has characters that a key does not have."
            : null;
    }
}
