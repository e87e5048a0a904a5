using Microsoft.Extensions.Options;

namespace Netra.Grains.Execution;

/// <summary>Checks the limits at start-up; all errors are reported at once.</summary>
[OptionsValidator]
internal sealed partial class UserLimitsValidator : IValidateOptions<UserLimits>
{
}
