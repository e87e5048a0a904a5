namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>The tests that use a silo as it comes and leave it as it was, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class UsedSiloCollection : ICollectionFixture<SiloFixture>
{
    public const string Name = "used silo";
}
