using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Netra.Client.Gateway.Authentication;

/// <summary>Refuses to start without exactly one issuer of tokens; reports everything that is wrong at once.</summary>
internal sealed class NetraAuthOptionsValidator(IHostEnvironment environment) : IValidateOptions<NetraAuthOptions>
{
    private static readonly string[] AsymmetricAlgorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public ValidateOptionsResult Validate(string? name, NetraAuthOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(NetraAuthOptions options)
    {
        var hasAuthority = !string.IsNullOrEmpty(options.Authority);
        var hasKeyFile = !string.IsNullOrEmpty(options.SigningKeyFile);
        if (hasAuthority && hasKeyFile)
        {
            yield return "Netra:Auth:Authority and Netra:Auth:SigningKeyFile are both set; there is one issuer, so set one of them.";
        }

        if (!hasAuthority && !hasKeyFile && !environment.IsDevelopment())
        {
            yield return "Netra:Auth:Authority or Netra:Auth:SigningKeyFile is required outside Development.";
        }

        if (hasKeyFile && !File.Exists(options.SigningKeyFile))
        {
            yield return "Netra:Auth:SigningKeyFile names a file that does not exist.";
        }

        if (!hasAuthority)
        {
            yield break;
        }

        if (string.IsNullOrEmpty(options.Audience))
        {
            yield return "Netra:Auth:Audience is required with Netra:Auth:Authority.";
        }

        if (!AsymmetricAlgorithms.Contains(options.Algorithm))
        {
            yield return $"Netra:Auth:Algorithm must be one of {string.Join(", ", AsymmetricAlgorithms)}.";
        }

        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && authority.Scheme == Uri.UriSchemeHttp)))
        {
            yield return "Netra:Auth:Authority must be an https address.";
        }
    }
}
