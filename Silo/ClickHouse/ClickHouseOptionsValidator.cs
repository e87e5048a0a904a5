using Microsoft.Extensions.Options;

namespace Netra.Silo.ClickHouse;

/// <summary>The rules of <see cref="ClickHouseOptions"/> that attributes cannot tell.</summary>
[OptionsValidator]
internal sealed partial class ClickHouseOptionsValidator : IValidateOptions<ClickHouseOptions>;
