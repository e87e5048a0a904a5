using Microsoft.Extensions.Options;

namespace Netra.Silo.Secrets;

/// <summary>There is one source of secrets, and outside Development it is named: made-up secrets would not open what is stored.</summary>
internal sealed class SecretsOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<SecretsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        var inVariable = configuration[SecretsOptions.Variable] is { Length: > 0 };
        var inFile = options.KeyFile.Length > 0;
        if (inVariable && inFile)
        {
            return ValidateOptionsResult.Fail($"Set either {SecretsOptions.KeyFileKey} or {SecretsOptions.Variable}, not both.");
        }

        return inVariable || inFile || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(KeyLoader.Missing);
    }
}
