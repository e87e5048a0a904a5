using Microsoft.Extensions.Options;

namespace Netra.Silo.Engines;

/// <summary>Both servers are configured or none: half a configuration would split the data between two worlds.</summary>
internal sealed class EnginesOptionsValidator : IValidateOptions<EnginesOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EnginesOptions options)
    {
        var problems = new List<string>();
        if (!options.Embedded && (options.RedisConnectionString.Length == 0 || options.ClickHouseConnectionString.Length == 0))
        {
            problems.Add($"Set both {EnginesOptions.RedisKey} and {EnginesOptions.ClickHouseKey}, or neither to use the embedded engines.");
        }

        CheckPort(options.RedisPort, "Netra:Embedded:RedisPort", problems);
        CheckPort(options.ClickHousePort, "Netra:Embedded:ClickHousePort", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void CheckPort(int port, string key, List<string> problems)
    {
        if (port is < 0 or > ushort.MaxValue)
        {
            problems.Add($"{key} is a port from 1 to 65535, or 0 for a free one.");
        }
    }
}
