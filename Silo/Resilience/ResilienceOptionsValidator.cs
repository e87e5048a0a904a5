using Microsoft.Extensions.Options;

namespace Netra.Silo.Resilience;

/// <summary>Checks the options at start-up.</summary>
[OptionsValidator]
internal sealed partial class ResilienceOptionsValidator : IValidateOptions<ResilienceOptions>
{
}
