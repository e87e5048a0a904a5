using Microsoft.Extensions.Options;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>What attributes cannot say of <see cref="NetraTelemetryOptions"/>.</summary>
internal sealed class NetraTelemetryOptionsValidator : IValidateOptions<NetraTelemetryOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, NetraTelemetryOptions options) =>
        options.OtlpEndpoint.Length == 0 || (Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{NetraTelemetryOptions.Section}:{nameof(options.OtlpEndpoint)} is '{options.OtlpEndpoint}', which is not an address such as http://localhost:4317.");
}
