using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Silo.Engines;
using Netra.Silo.Hosting;
using Netra.Testing.Engines;
using StackExchange.Redis;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>A silo whose Redis goes away while it starts.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Silo_LosesRedisWhileItStarts_BeginsAnewAndIsThereWhenRedisIs()
    {
        await using var engines = await EngineFixture.StartAsync();
        var redis = ConfigurationOptions.Parse(engines.RedisConnectionString);
        await using var way = new LosingWay(redis.EndPoints[0], "netra/members/default");
        redis.EndPoints.Clear();
        redis.EndPoints.Add(way.Address);
        var started = new TaskCompletionSource<WebApplication>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builds = 0;

        var running = SiloRun.RunAsync(async () =>
        {
            if (++builds == 2)
            {
                await way.RestoreAsync();
            }

            var endpoints = new EngineEndpoints();
            endpoints.Set(new EngineAddresses(redis.ToString(includePassword: true), engines.ClickHouseConnectionString, Embedded: true));
            var silo = await NetraSilo.BuildAsync(
                [$"--Netra:DataDirectory={engines.DataDirectory}", $"--Netra:Gateway:Url={SiloProcess.FreeAddress()}", "--environment=Development"],
                silo => silo.Services.AddSingleton(endpoints));
            silo.Lifetime.ApplicationStarted.Register(() => started.SetResult(silo));
            return silo;
        });
        await Task.WhenAny(running, started.Task).WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).Lifetime.StopApplication();

        Assert.Equal(0, await running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(2, builds);
    }
}
