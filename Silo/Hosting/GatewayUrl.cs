namespace Netra.Silo.Hosting;

/// <summary>Where a silo's gateway listens. Key <c>Netra:Gateway:Url</c>.</summary>
internal static class GatewayUrl
{
    private const string Key = "Netra:Gateway:Url";

    /// <summary>The default: loopback only.</summary>
    private const string Default = "http://localhost:5080";

    /// <summary>The address.</summary>
    /// <exception cref="StartupException">It is not an absolute http or https address.</exception>
    public static Uri Resolve(IConfiguration configuration)
    {
        var text = configuration[Key] is { Length: > 0 } configured ? configured : Default;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new StartupException($"{Key} is '{text}', which is not an address such as {Default}.");
    }
}
