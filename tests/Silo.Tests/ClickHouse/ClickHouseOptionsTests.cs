using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Silo.ClickHouse;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class ClickHouseOptionsTests
{
    [Fact]
    public void Options_Defaults_AreValid() => Assert.Equal("default", Read().Database);

    [Theory]
    [InlineData("ConnectionString", "Host=h;Port=8123;Username=u;Password=p")]
    [InlineData("RetentionDays", "30")]
    public void Options_GoodValue_IsAccepted(string key, string value) => Assert.NotNull(Read((key, value)));

    [Theory]
    [InlineData("ConnectionString", "clickhouse.example:8123")]
    [InlineData("WriterConnectionString", "hunter2")]
    [InlineData("Database", "a`; DROP")]
    [InlineData("RetentionDays", "0")]
    [InlineData("QueryThreads", "0")]
    [InlineData("QueryMemoryBytes", "1")]
    public void Options_WrongValue_IsRefusedByNameAndNotRepeated(string key, string value)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read((key, value)));
        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    private static ClickHouseOptions Read(params (string Key, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"{ClickHouseOptions.Section}:{v.Key}", (string?)v.Value))).Build());
        services.AddLogging().AddNetraClickHouse();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ClickHouseOptions>>().Value;
    }
}
