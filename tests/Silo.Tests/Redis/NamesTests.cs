using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

/// <summary>A key that is there is among the names of the user's keys, whatever else was done at the same time.</summary>
public sealed class NamesTests(Stores stores) : IClassFixture<Stores>
{
    private const int Rounds = 20;
    private const int AtOnce = 16;

    private static readonly NetraKeys Secrets = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 1_000);

    public static TheoryData<string> Names => Stores.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_ReadWhileKeysAreAdded_AreNotLost(string store)
    {
        var values = stores.Values(store, Secrets, Stores.NewUser());
        for (var round = 0; round < Rounds; round++)
        {
            // Names whose keys are gone: each reading finds some to take out.
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => DoAsync(values, KeyValueOperation.Set, $"gone{round}-{i}", TimeSpan.FromMilliseconds(1))));
            await Task.WhenAll(Enumerable.Range(0, AtOnce).SelectMany(i => new[] { DoAsync(values, KeyValueOperation.Set, $"k{round}-{i}"), DoAsync(values, KeyValueOperation.Keys) }));
        }

        Assert.Equal(Rounds * AtOnce, (await DoAsync(values, KeyValueOperation.Keys)).Items.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_OfKeysThatAreAddedAndRemovedAtOnce_AreThoseThatAreThere(string store)
    {
        var values = stores.Values(store, Secrets, Stores.NewUser());
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).SelectMany(i => new[]
            {
                DoAsync(values, KeyValueOperation.Set, $"k{i}"),
                DoAsync(values, KeyValueOperation.Delete, $"k{i}"),
                DoAsync(values, KeyValueOperation.Set, $"k{(i + 1) % AtOnce}"),
            }));

            var listed = (await DoAsync(values, KeyValueOperation.Keys)).Items.Select(item => item.Name).ToHashSet();
            for (var i = 0; i < AtOnce; i++)
            {
                Assert.Equal((await DoAsync(values, KeyValueOperation.Exists, $"k{i}")).Found, listed.Contains($"k{i}"));
            }
        }
    }

    private static Task<KeyValueReply> DoAsync(IUserKeyValueStore values, KeyValueOperation operation, string key = "", TimeSpan? timeToLive = null) =>
        values.ExecuteAsync(KeyValueArea.Data, new KeyValueCommand(operation, key) { Value = "1", TimeToLive = timeToLive }, Limits, OperationId.New(), CancellationToken.None);
}
