namespace Netra.Silo.Secrets;

/// <summary>Where the secrets of an installation come from. Section <c>Netra:Secrets</c>.</summary>
internal sealed class SecretsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Secrets";

    /// <summary>The key of <see cref="KeyFile"/>.</summary>
    public const string KeyFileKey = $"{Section}:{nameof(KeyFile)}";

    /// <summary>The environment variable that holds the content of a key file.</summary>
    public const string Variable = "NETRA_KEYS";

    /// <summary>The path of the key file.</summary>
    /// <value>Empty: the content of <c>NETRA_KEYS</c>, or in Development <c>keys.json</c> in the data directory, made on the first start.</value>
    public string KeyFile { get; set; } = string.Empty;
}
