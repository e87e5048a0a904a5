namespace Netra.Client.Gateway.Authentication;

/// <summary>
/// Whose tokens are accepted. Section <c>Netra:Auth</c>. Exactly one issuer: an authority, a signing key file, or in Development
/// the key in the data directory.
/// </summary>
public sealed class NetraAuthOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Auth";

    /// <summary>The issuer and default audience of tokens signed with a key file.</summary>
    public const string LocalIssuer = "netra";

    /// <summary>The address of an OpenID Connect provider. Its metadata names the one issuer and its keys.</summary>
    /// <value>None.</value>
    public string? Authority { get; set; }

    /// <summary>The one audience a token must name.</summary>
    /// <value>None; required with <see cref="Authority"/>, otherwise <see cref="LocalIssuer"/>.</value>
    public string? Audience { get; set; }

    /// <summary>The one signature algorithm of the authority's tokens.</summary>
    /// <value><c>RS256</c>; asymmetric algorithms only. A key file always means <c>HS256</c>.</value>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>
    /// A file that holds the HS256 key of tokens with the issuer <c>netra</c>: its bytes without white space at the end, at least 32.
    /// </summary>
    /// <value>None; in Development <c>signing.key</c> in the data directory, made on first use.</value>
    public string? SigningKeyFile { get; set; }

    /// <summary>The data directory, for the development key. Taken from <c>Netra:DataDirectory</c>.</summary>
    /// <value><c>.netra</c></value>
    public string DataDirectory { get; set; } = ".netra";

    /// <summary>Whether the key in the data directory is the one that counts.</summary>
    internal bool UsesDevelopmentKey => string.IsNullOrEmpty(Authority) && string.IsNullOrEmpty(SigningKeyFile);
}
