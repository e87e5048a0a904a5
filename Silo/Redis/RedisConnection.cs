using Netra.Silo.Engines;
using StackExchange.Redis;

namespace Netra.Silo.Redis;

/// <summary>The silo's connection to Redis.</summary>
internal static class RedisConnection
{
    /// <summary>Opens the one that the stores share. It connects, and connects again, by itself.</summary>
    public static IConnectionMultiplexer Open(IServiceProvider services)
    {
        // The engines have started before anything asks for the connection, so the address is there.
        var address = services.GetRequiredService<EngineEndpoints>().GetAsync(CancellationToken.None).GetAwaiter().GetResult();
        var options = Options(address.Redis);
        options.AbortOnConnectFail = false;
        return ConnectionMultiplexer.Connect(options);
    }

    /// <summary>How a silo connects.</summary>
    public static ConfigurationOptions Options(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.ConnectTimeout = 2_000;
        options.SyncTimeout = 5_000;
        options.AsyncTimeout = 5_000;
        options.ReconnectRetryPolicy = new LinearRetry(250);

        // What looks whether it is time to connect again, and which commands have waited too long.
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        options.ClientName = "netra-silo";
        return options;
    }
}
