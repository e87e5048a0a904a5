using System.Collections.Concurrent;
using Netra.Embedded.Tests.Engines;
using StackExchange.Redis;

namespace Netra.Embedded.Tests.Durability;

public sealed class GarnetTests(EngineFixture engines)
{
    private const int Writers = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private const int Writes = 2_000;
    private const string Script = "redis.call('HSET', KEYS[1], 'a', ARGV[1], 'b', ARGV[1], 'head', ARGV[1]) return 1";

    [Fact]
    public async Task Kill_AmongWrites_KeepsAcknowledgedOnes()
    {
        await using var engine = await EngineProcess.StartAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var acknowledged = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < 3; round++)
        {
            using var enough = new SemaphoreSlim(0);
            using var stop = new CancellationTokenSource();
            await using var connection = await ConnectionMultiplexer.ConnectAsync(engine.RedisConnectionString);
            var prefix = $"{round}:";
            var writing = Enumerable.Range(0, Writers).Select(writer => WriteAsync(connection.GetDatabase(), $"{prefix}{writer}:", acknowledged, enough, stop.Token)).ToArray();
            for (var i = 0; i < Writes; i++)
            {
                await enough.WaitAsync(limit.Token);
            }

            await engine.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            await engine.StartAgainAsync();
            await CheckAsync(engine, acknowledged);
        }
    }

    [Fact]
    public async Task Login_WithoutPassword_IsRefused()
    {
        var options = ConfigurationOptions.Parse(engines.Engine.RedisConnectionString);
        options.Password = "wrong";
        options.AbortOnConnectFail = true;
        options.ConnectTimeout = 2_000;
        await Assert.ThrowsAsync<RedisConnectionException>(async () =>
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            await connection.GetDatabase().PingAsync();
        });
    }

    private static async Task WriteAsync(IDatabase database, string prefix, ConcurrentDictionary<string, string> acknowledged, SemaphoreSlim done, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var (key, value) = ($"{prefix}{i % 100}", $"{i}");
            try
            {
                if (i % 2 == 0)
                {
                    await database.StringSetAsync($"s{key}", value);
                    acknowledged[$"s{key}"] = value;
                }
                else
                {
                    await database.ScriptEvaluateAsync(Script, [$"h{key}"], [value]);
                    acknowledged[$"h{key}"] = value;
                }

                done.Release();
            }
            catch (RedisException)
            {
                return;
            }
        }
    }

    private static async Task CheckAsync(EngineProcess engine, ConcurrentDictionary<string, string> acknowledged)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(engine.RedisConnectionString);
        var database = connection.GetDatabase();
        foreach (var (key, value) in acknowledged)
        {
            // The write after the last acknowledged one may have come through as well.
            if (key[0] == 's')
            {
                Assert.True((long)await database.StringGetAsync(key) >= long.Parse(value, System.Globalization.CultureInfo.InvariantCulture), key);
                continue;
            }

            var fields = (await database.HashGetAllAsync(key)).ToDictionary(entry => (string)entry.Name!, entry => (long)entry.Value);
            Assert.Equal(3, fields.Count);
            Assert.Single(fields.Values.Distinct());
            Assert.True(fields["head"] >= long.Parse(value, System.Globalization.CultureInfo.InvariantCulture), key);
        }
    }
}
