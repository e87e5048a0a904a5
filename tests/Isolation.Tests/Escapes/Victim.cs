using Netra.Grains.Abstractions.Execution;
using Netra.Testing.Clusters;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>A user with a secret, and the proof that nobody touched it.</summary>
internal sealed class Victim
{
    public const string Key = "secret";
    private const string Secret = "the victim's secret";

    private readonly NetraCluster _cluster;

    private Victim(NetraCluster cluster) => _cluster = cluster;

    public string Name { get; } = NetraCluster.NewUser("victim");

    public static async Task<Victim> CreateAsync(NetraCluster cluster)
    {
        var victim = new Victim(cluster);
        await cluster.User(victim.Name).StoreSessionDataAsync(Key, Secret);
        return victim;
    }

    public async Task AssertUntouchedAsync()
    {
        Assert.Equal(Secret, await _cluster.User(Name).GetSessionDataAsync<string>(Key));
        Assert.Equal([Key], await _cluster.User(Name).ListSessionKeysAsync());
        Assert.Empty((await _cluster.User(Name).ListRunsAsync(null, 100)).Items);
    }
}
