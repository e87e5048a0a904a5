using Microsoft.Extensions.Logging;
using Netra.Silo.Engines;
using Netra.Silo.Hosting;
using Netra.Silo.Redis;

namespace Netra.Silo.Tests.Redis;

public sealed class RedisStartTests
{
    private readonly FirstWords _logger = new();

    [Fact]
    public async Task Start_ServerNotThereYet_WaitsForItAndSaysSo()
    {
        await using var server = new RedisServer();

        var starting = Start(server.ConnectionString).StartingAsync(TestContext.Current.CancellationToken);
        var words = await _logger.Words;
        Assert.False(starting.IsCompleted);
        await server.InitializeAsync();
        await starting;

        Assert.Contains("does not answer yet", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AnswerThatNeverComes_IsAskedForAgain()
    {
        await using var server = new RedisServer();
        await server.InitializeAsync();

        server.Pause();
        var starting = Start(server.ConnectionString).StartingAsync(TestContext.Current.CancellationToken);
        Assert.Contains("does not answer yet", await _logger.Words, StringComparison.Ordinal);
        server.Resume();

        await starting;
    }

    [Theory]
    [InlineData("user=netra,password=wrong")]
    [InlineData("")]
    public async Task Start_ServerRefusesTheLogin_SaysWhatToSet(string login)
    {
        var directory = Directory.CreateTempSubdirectory("netra-redis-").FullName;
        await using var server = new RedisServer(directory, "user default off\nuser netra on >right ~* &* +@all\n");
        await server.InitializeAsync();

        var failure = await Assert.ThrowsAsync<StartupException>(() => Start($"{server.ConnectionString},{login}").StartingAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Netra:Redis:ConnectionString", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ServerThatRefusesTheLoginComesLater_SaysWhatToSet()
    {
        await using var server = new RedisServer(Directory.CreateTempSubdirectory("netra-redis-").FullName, "user default off\nuser netra on >right ~* &* +@all\n");

        var starting = Start($"{server.ConnectionString},user=netra,password=wrong").StartingAsync(TestContext.Current.CancellationToken);
        await _logger.Words;
        await server.InitializeAsync();

        Assert.Contains("Netra:Redis:ConnectionString", (await Assert.ThrowsAsync<StartupException>(() => starting)).Message, StringComparison.Ordinal);
    }

    private RedisStart Start(string address)
    {
        var endpoints = new EngineEndpoints();
        endpoints.Set(new EngineAddresses(address, ClickHouse: string.Empty, Embedded: false));
        return new(endpoints, TimeProvider.System, _logger);
    }

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
