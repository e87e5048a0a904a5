using Microsoft.Extensions.Options;

namespace Netra.Silo.Attestation;

/// <summary>Checks the options at start-up.</summary>
[OptionsValidator]
internal sealed partial class AttestationOptionsValidator : IValidateOptions<AttestationOptions>
{
}
