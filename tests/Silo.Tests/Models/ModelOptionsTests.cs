using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Execution;
using Netra.Grains.Models;
using Netra.Silo.Models;

namespace Netra.Silo.Tests.Models;

public sealed class ModelOptionsTests
{
    private const string Secret = "hunter2";

    [Fact]
    public void Model_NothingSet_IsNone()
    {
        using var services = ServicesWith();

        Assert.Null(services.GetService<LanguageModel>());
        Assert.False(services.GetRequiredService<IOptions<ModelOptions>>().Value.IsSet);
    }

    [Theory]
    [InlineData("https://api.example.com/v1", Secret)]
    [InlineData("http://127.0.0.1:1234/v1", "")]
    public void Model_WithEndpointAndName_IsThere(string endpoint, string key)
    {
        using var services = ServicesWith(("Endpoint", endpoint), ("Model", "m-1"), ("ApiKey", key), ("MaxToolTurns", "3"));

        var model = services.GetRequiredService<LanguageModel>();

        Assert.Equal(("m-1", 3), (model.Name, model.Limits.MaxToolTurns));
    }

    [Theory]
    [InlineData("Endpoint", "Model=m-1")]
    [InlineData("Endpoint", "ApiKey=hunter2")]
    [InlineData("Model", "Endpoint=https://a.example")]
    [InlineData("Endpoint", "Endpoint=ftp://hunter2.example", "Model=m")]
    [InlineData("Endpoint", "Endpoint=hunter2", "Model=m")]
    [InlineData("Endpoint", "Endpoint=https://user:hunter2@a.example", "Model=m")]
    [InlineData("Endpoint", "Endpoint=https://a.example/v1?key=hunter2", "Model=m")]
    [InlineData("ApiKeyFile", "Endpoint=https://a.example", "Model=m", "ApiKey=hunter2", "ApiKeyFile=/x")]
    [InlineData("ApiKeyFile", "Endpoint=https://a.example", "Model=m", "ApiKeyFile=/nonexistent/hunter2")]
    [InlineData("key", "Endpoint=https://a.example", "Model=m", "ApiKey=hunter2\nX-Other: 1")]
    [InlineData("Timeout", "Endpoint=https://a.example", "Model=m", "Timeout=00:00:00")]
    [InlineData("MaxToolTurns", "Endpoint=https://a.example", "Model=m", "MaxToolTurns=0")]
    [InlineData("MaxAnswerBytes", "Endpoint=https://a.example", "Model=m", "MaxAnswerBytes=1")]
    public void Model_WrongOptions_AreRefusedByNameAndNotRepeated(string named, params string[] settings)
    {
        using var services = ServicesWith([.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ModelOptions>>().Value);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CostPerDay", "0.5", "Netra:Prices:Models")]
    [InlineData("CostPerRun", "0.5", "Netra:Prices:Models")]
    [InlineData("TokensPerDay", "4096", "TokensPerDay")]
    [InlineData("TokensPerRun", "1", "TokensPerRun")]
    [InlineData("TokensPerDay", "0", "TokensPerDay")]
    [InlineData("CostPerDay", "-1", "CostPerDay")]
    [InlineData("ToolCallsPerRun", "0", "ToolCallsPerRun")]
    [InlineData("RowsPerDay", "-5", "RowsPerDay")]
    public void Budget_UnderWhichNothingCouldBeAsked_IsRefused(string key, string value, string named)
    {
        using var services = LimitsWith("nobody-knows-its-price", (key, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<UserLimits>>().Value);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Budgets_OfAModelWithAPrice_AreRead()
    {
        using var services = LimitsWith("gpt-4o-mini", ("CostPerDay", "0.000001"), ("CostPerRun", "12.5"), ("TokensPerDay", "100000"), ("RowsPerRun", "1"));

        var limits = services.GetRequiredService<IOptions<UserLimits>>().Value;

        Assert.Equal((0.000001m, 12.5m, 100_000L, 1L), (limits.CostPerDay, limits.CostPerRun, limits.TokensPerDay, limits.RowsPerRun));
        Assert.Null(limits.TokensPerRun);
    }

    private static ServiceProvider LimitsWith(string model, params (string Key, string Value)[] limits)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create($"{ModelOptions.Section}:Endpoint", (string?)"https://a.example"),
            KeyValuePair.Create($"{ModelOptions.Section}:Model", (string?)model),
            .. limits.Select(limit => KeyValuePair.Create($"{UserLimits.Section}:{limit.Key}", (string?)limit.Value)),
        ]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddOptions<UserLimits>().BindConfiguration(UserLimits.Section);
        services.AddSingleton<IValidateOptions<UserLimits>, UserLimitsValidator>();
        services.AddOptions<PriceOptions>();
        services.AddSingleton<PriceTable>();
        return services.AddNetraModels(configuration).BuildServiceProvider();
    }

    private static ServiceProvider ServicesWith(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"{ModelOptions.Section}:{value.Key}", (string?)value.Value))).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddNetraModels(configuration).BuildServiceProvider();
    }
}
