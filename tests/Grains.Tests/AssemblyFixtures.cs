using Netra.Testing.Clusters;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(NetraCluster))]

// Most of these tests wait for time limits and pauses more than they compute.
[assembly: Parallelization(MaxThreads = 3)]
