namespace Netra.Grains.Tests.Models;

/// <summary>Tests that share the cluster with a scripted model.</summary>
[CollectionDefinition(nameof(ModelCollection))]
public sealed class ModelCollection : ICollectionFixture<ModelCluster>;
