using Microsoft.Extensions.Options;

namespace Netra.Silo.Models;

/// <summary>The ranges of <see cref="ModelOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
