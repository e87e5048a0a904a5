using Netra.Benchmarks.Guard;
using Netra.Benchmarks.Neighbour;

// dotnet run -c Release --project tests/Benchmarks -- guard | neighbour
switch (args)
{
    case ["guard"]:
        await GuardBenchmark.RunAsync();
        return 0;
    case ["neighbour"]:
        await NoisyNeighbour.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("guard: what the isolation guard costs a grain call\nneighbour: a quiet user's queries with and without a noisy one");
        return 2;
}
