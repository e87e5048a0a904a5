using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Silo.Resilience;

namespace Netra.Silo.Tests.Resilience;

public sealed class ResilienceOptionsTests
{
    [Fact]
    public void Options_Defaults_AreValid() => Assert.Equal(0.5, Read().FailureRatio);

    [Theory]
    [InlineData("FailureRatio", "0")]
    [InlineData("FailureRatio", "1.1")]
    [InlineData("MinimumRequests", "1")]
    [InlineData("SamplingWindow", "00:00:00.5")]
    [InlineData("BreakDuration", "00:00:00.1")]
    [InlineData("ProbeInterval", "00:00:00")]
    [InlineData("ProbeTimeout", "01:00:00")]
    public void Options_OutOfRange_AreRefusedByName(string name, string value) =>
        Assert.Contains(name, Assert.Throws<OptionsValidationException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.05, 2, "00:00:01", "00:00:00.5")]
    [InlineData(1.0, 10_000, "00:05:00", "00:01:00")]
    public void Options_AtTheirBounds_MakeACircuit(double ratio, int requests, string window, string pause)
    {
        var options = new ResilienceOptions
        {
            FailureRatio = ratio,
            MinimumRequests = requests,
            SamplingWindow = TimeSpan.Parse(window, System.Globalization.CultureInfo.InvariantCulture),
            BreakDuration = TimeSpan.Parse(pause, System.Globalization.CultureInfo.InvariantCulture),
        };

        using var circuit = NewCircuits.Make(TimeProvider.System, options).For(new CircuitStore("store", "away", _ => true, _ => Task.CompletedTask));

        Assert.Equal("store", circuit.Name);
    }

    private static ResilienceOptions Read(params (string Name, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create<string, string?>($"{ResilienceOptions.Section}:{value.Name}", value.Value))).Build());
        services.AddLogging();
        services.AddNetraCircuits();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ResilienceOptions>>().Value;
    }
}
