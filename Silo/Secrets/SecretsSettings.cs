namespace Netra.Silo.Secrets;

/// <summary>Where the secrets of an installation come from. Outside Development one of the two is set; made-up secrets would not open what is stored.</summary>
internal static class SecretsSettings
{
    /// <summary>The key of the path of the key file.</summary>
    public const string KeyFile = "Netra:Secrets:KeyFile";

    /// <summary>The environment variable that holds the content of a key file.</summary>
    public const string Variable = "NETRA_KEYS";
}
