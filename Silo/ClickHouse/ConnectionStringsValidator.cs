using ClickHouse.Driver.ADO;
using Microsoft.Extensions.Options;

namespace Netra.Silo.ClickHouse;

/// <summary>Connection strings that the driver cannot read are an error of the start, not of the first query.</summary>
internal sealed class ConnectionStringsValidator : IValidateOptions<ClickHouseOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ClickHouseOptions options)
    {
        var wrong = new[]
        {
            (Key: nameof(options.ConnectionString), Value: options.ConnectionString),
            (Key: nameof(options.WriterConnectionString), Value: options.WriterConnectionString),
            (Key: nameof(options.SchemaConnectionString), Value: options.SchemaConnectionString),
        }.Where(given => given.Value.Length > 0 && !CanRead(given.Value)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            // Without the text: it holds a password.
            : ValidateOptionsResult.Fail(wrong.Select(given => $"{ClickHouseOptions.Section}:{given.Key} is not a connection string of ClickHouse.Driver, such as Host=…;Port=8123;Username=…;Password=…."));
    }

    private static bool CanRead(string text)
    {
        try
        {
            return new ClickHouseClientSettings(text).Host.Length > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            return false;
        }
    }
}
