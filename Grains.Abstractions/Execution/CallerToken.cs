namespace Netra.Grains.Abstractions.Execution;

/// <summary>
/// The bearer token that a client's calls carry to the silo, which verifies it again. It flows with the asynchronous context of the
/// caller and is removed before the call reaches the grain.
/// </summary>
public static class CallerToken
{
    /// <summary>The key in <see cref="RequestContext"/>.</summary>
    public const string ContextKey = "netra.token";

    /// <summary>Sends the token with every grain call of this asynchronous context from here on.</summary>
    public static void Use(string token) => RequestContext.Set(ContextKey, token);
}
