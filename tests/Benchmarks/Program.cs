using System.CommandLine;
using Netra.Benchmarks.Guard;
using Netra.Benchmarks.Neighbour;
using Netra.Benchmarks.Runs;

// dotnet run -c Release --project tests/Benchmarks -- guard | neighbour | runs
if (args is [BenchmarkSilo.Command, .. var settings])
{
    await BenchmarkSilo.RunAsync(settings);
    return 0;
}

var guard = new Command("guard", "What the isolation guard costs a grain call.");
guard.SetAction(_ => GuardBenchmark.RunAsync());
var neighbour = new Command("neighbour", "A quiet user's queries with and without a noisy one.");
neighbour.SetAction(_ => NoisyNeighbour.RunAsync());
return await new RootCommand("Measures the product.") { guard, neighbour, RunsBenchmark.Create() }.Parse(args).InvokeAsync();
