namespace Netra.Client.Gateway.Authentication;

/// <inheritdoc/>
internal sealed class UrlTokenFeature(string token) : IUrlTokenFeature
{
    public string Token { get; } = token;
}
