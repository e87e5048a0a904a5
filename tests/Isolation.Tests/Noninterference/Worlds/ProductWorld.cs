using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Isolation.Tests.Noninterference.Grammar;
using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Testing.Engines;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>The product as it is: gate, capability, and the engine with its row policies.</summary>
internal sealed class ProductWorld : IWorld, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _neighbours;
    private int _users;

    public ProductWorld(EngineFixture engine, bool neighbours)
    {
        _neighbours = neighbours;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton(new CapabilityRoot(Population.Root));
        services.AddNetraEngines();
        services.AddNetraClickHouse();
        // With one thread the engine reads rows in one order, so that answers can be compared byte by byte where SQL leaves the order open.
        services.Configure<ClickHouseOptions>(options => (options.QueryThreads, options.QueryMemoryBytes, options.QueuePatience) = (1, 256L << 20, TimeSpan.FromMinutes(5)));
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<EngineEndpoints>().Set(new EngineAddresses("unused", engine.ClickHouseConnectionString, Embedded: true));
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The rows of a user.</summary>
    public IUserAnalyticsStore Store(UserId user) => Get<IUserAnalyticsStoreFactory>().For(user, generation: 1);

    /// <summary>What the engine says of its functions, asked past the gate.</summary>
    public async Task<FunctionBook> FunctionsAsync(CancellationToken cancellationToken)
    {
        var user = new Canary(Population.CapabilityOf(Population.User), Population.Token);
        var answer = await new CanaryEngine(Get<EngineClient>(), Get<EngineSettings>()).ReadAsync($"{FunctionBook.Query} FORMAT JSONCompactEachRow", user, cancellationToken);
        return new FunctionBook(answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<string[]>(line)!)
            .Select(row => (row[0], row[1], row[2], row[3])));
    }

    public async Task<string> RunAsync(FuzzProgram program, CancellationToken cancellationToken)
    {
        var number = program.Writes ? Interlocked.Increment(ref _users) : 0;
        if (_neighbours && program.NeighbourFirst)
        {
            await RunAsync(program, program.Writes ? UserId.Parse($"writing-neighbour-{number}") : Population.Before, cancellationToken);
        }

        return await RunAsync(program, program.Writes ? UserId.Parse($"writer-{number}") : Population.User, cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>All that a user gets to see of one step.</summary>
    public async Task<string> RunAsync(FuzzStep step, UserId user, CancellationToken cancellationToken)
    {
        var store = Store(user);
        try
        {
            return step switch
            {
                QueryStep query => Answers.Text(await store.QueryAsync(new(query.Text), query.Limits, cancellationToken)),
                InsertStep insert => $"stored {await store.InsertAsync(insert.Table, insert.Columns, insert.Rows, insert.Operation, cancellationToken)}",
                _ => throw new InvalidOperationException($"{step.GetType()} is no known step."),
            };
        }
        catch (NetraException failure)
        {
            return Answers.Text(failure);
        }
    }

    private async Task<string> RunAsync(FuzzProgram program, UserId user, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var step in program.Steps)
        {
            answers.Add(await RunAsync(step, user, cancellationToken));
        }

        return string.Join("\n\n", answers);
    }
}
