using Microsoft.Extensions.Options;

namespace Netra.Silo.Models;

/// <summary>The rules of <see cref="ModelOptions"/> that attributes cannot tell. No message repeats an address or a key: they end up in logs.</summary>
internal sealed class ModelRules : IValidateOptions<ModelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        string[] errors = [.. Errors(options)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(ModelOptions options)
    {
        if (!options.IsSet)
        {
            if (options.Model.Length > 0 || options.ApiKey.Length > 0 || options.ApiKeyFile.Length > 0)
            {
                yield return "Netra:Model:Endpoint is missing, and other keys of Netra:Model are set. Set the address of the model's API, or none of them.";
            }

            yield break;
        }

        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            yield return "Netra:Model:Endpoint is not an http or https address such as https://api.example.com/v1.";
        }
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            yield return "Netra:Model:Endpoint has a login, a query or a fragment. Give the key as Netra:Model:ApiKey or ApiKeyFile.";
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            yield return "Netra:Model:Model is missing: the model's name at the provider.";
        }

        if (options.ApiKey.Length > 0 && options.ApiKeyFile.Length > 0)
        {
            yield return "Netra:Model:ApiKey and ApiKeyFile are both set. Set one of them.";
        }
        else if (ModelKey.Problem(options) is { } problem)
        {
            yield return problem;
        }
    }
}
