using Netra.Testing.Clusters;

[assembly: AssemblyFixture(typeof(NetraCluster))]
