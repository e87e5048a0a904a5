using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netra.Faults.Agents;
using Netra.Grains.Agents;
using Netra.Silo.Engines;
using Netra.Silo.Hosting;

namespace Netra.Faults;

/// <summary>The product's silo, with the agents of this suite beside its own. It ends when its parent does.</summary>
internal static class SiloCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "silo";

    /// <summary>Configuration: a Redis server, for the embedded ClickHouse engine beside it. The product itself takes both embedded, or none.</summary>
    public const string RedisKey = "Faults:Redis";

    /// <summary>Runs a silo until it is told to end; its exit code.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        EndWithParent();
        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        return SiloRun.RunAsync(() => NetraSilo.BuildAsync(args, silo =>
        {
            silo.AddNetraAgents(agents => agents
                .Add<CountingAgent>(CountingAgent.Name, "Counts.", "1", CountingAgent.Name)
                .Add<SpendingAgent>(SpendingAgent.Name, "Spends.", "1", SpendingAgent.Name)
                .Add<LedgerAgent>(LedgerAgent.Name, "Reads the count."));
            if (configuration[RedisKey] is { } redis)
            {
                silo.Services.AddSingleton(Endpoints(redis, configuration["Netra:ClickHouse:ConnectionString"]!));
            }
        }));
    }

    // The first addresses that are set are those that count.
    private static EngineEndpoints Endpoints(string redis, string clickHouse)
    {
        var endpoints = new EngineEndpoints();
        endpoints.Set(new EngineAddresses(redis, clickHouse, Embedded: true));
        return endpoints;
    }

    private static void EndWithParent() => new Thread(static () =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(0);
    })
    { IsBackground = true }.Start();
}
