using Netra.Testing.Engines;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(EngineFixture))]

// Many of these tests wait for connections and time limits more than they compute.
[assembly: Parallelization(MaxThreads = 3)]
