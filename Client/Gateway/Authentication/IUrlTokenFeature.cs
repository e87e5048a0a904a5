namespace Netra.Client.Gateway.Authentication;

/// <summary>A token that came in the URL and was taken out of it.</summary>
internal interface IUrlTokenFeature
{
    /// <summary>The token.</summary>
    string Token { get; }
}
