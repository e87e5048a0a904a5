using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Silo.Engines;

namespace Netra.Silo.Tests.Engines;

public sealed class EnginesOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("localhost:6379", "Host=localhost")]
    public void Options_BothOrNeither_AreAccepted(string redis, string clickHouse) =>
        Assert.Equal(redis.Length == 0, Read(redis, clickHouse).Embedded);

    [Theory]
    [InlineData("localhost:6379", "")]
    [InlineData("", "Host=localhost")]
    public void Options_OneConnectionStringAlone_IsRefusedNamingBoth(string redis, string clickHouse)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read(redis, clickHouse));
        Assert.Contains("Netra:Redis:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Netra:ClickHouse:ConnectionString", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Netra:Embedded:RedisPort", "-1")]
    [InlineData("Netra:Embedded:ClickHousePort", "70000")]
    public void Options_WrongPort_IsRefusedByName(string key, string value) =>
        Assert.Contains(key, Assert.Throws<OptionsValidationException>(() => Read(string.Empty, string.Empty, (key, value))).Message, StringComparison.Ordinal);

    private static EnginesOptions Read(string redis, string clickHouse, params (string Key, string Value)[] more)
    {
        var values = new Dictionary<string, string?> { [EnginesOptions.RedisKey] = redis, [EnginesOptions.ClickHouseKey] = clickHouse };
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddNetraEngines();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<EnginesOptions>>().Value;
    }
}
