using Microsoft.AspNetCore.Authorization;

namespace Netra.Client.Gateway.Authentication;

/// <summary>The authorization policies of the gateway.</summary>
public static class NetraPolicies
{
    /// <summary>The role of those who run the installation: a token whose <c>role</c> or <c>roles</c> names <c>operator</c>.</summary>
    public const string Operator = "netra.operator";

    internal const string OperatorRole = "operator";

    internal static void AddTo(AuthorizationOptions options) => options.AddPolicy(Operator, policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.User.HasClaim("role", OperatorRole) || context.User.HasClaim("roles", OperatorRole)));
}
