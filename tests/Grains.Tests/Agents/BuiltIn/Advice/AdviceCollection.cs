namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>Tests that share the cluster.</summary>
[CollectionDefinition(nameof(AdviceCollection))]
public sealed class AdviceCollection : ICollectionFixture<AdviceCluster>;
