using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Silo.Hosting;
using Netra.Silo.Redis;
using StackExchange.Redis;

namespace Netra.Silo.Tests.Redis;

public sealed class RedisStartTests
{
    private readonly FirstWords _logger = new();

    [Fact]
    public async Task Start_ServerNotThereYet_WaitsForItAndSaysSo()
    {
        await using var server = new RedisServer();
        await using var connection = await ConnectAsync(server.ConnectionString);

        var starting = Start(connection).StartingAsync(TestContext.Current.CancellationToken);
        var words = await _logger.Words;
        Assert.False(starting.IsCompleted);
        await server.InitializeAsync();
        await starting;

        Assert.Contains("does not answer yet", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user=netra,password=wrong")]
    [InlineData("")]
    public async Task Start_ServerRefusesTheLogin_SaysWhatToSet(string login)
    {
        var directory = Directory.CreateTempSubdirectory("netra-redis-").FullName;
        await using var server = new RedisServer(directory, "user default off\nuser netra on >right ~* &* +@all\n");
        await server.InitializeAsync();
        await using var connection = await ConnectAsync($"{server.ConnectionString},{login}");

        var failure = await Assert.ThrowsAsync<StartupException>(() => Start(connection).StartingAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Netra:Redis:ConnectionString", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.AsyncTimeout = 1_000;
        options.ReconnectRetryPolicy = new LinearRetry(100);
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    private RedisStart Start(IConnectionMultiplexer connection) =>
        new(new ServiceCollection().AddSingleton(connection).BuildServiceProvider(), TimeProvider.System, _logger);

    private sealed class FirstWords : ILogger<RedisStart>
    {
        private readonly TaskCompletionSource<string> _words = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Words => _words.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _words.TrySetResult(formatter(state, exception));
    }
}
