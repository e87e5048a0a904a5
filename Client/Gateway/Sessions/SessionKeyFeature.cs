namespace Netra.Client.Gateway.Sessions;

/// <summary>The key of a session request, still percent-encoded.</summary>
/// <param name="Encoded">As it was sent.</param>
internal sealed record SessionKeyFeature(string Encoded);
