using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

public sealed class KindTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 100);

    public static TheoryData<string, KeyValueOperation> Wrong => new MatrixTheoryData<string, KeyValueOperation>(
        ["garnet", "redis"],
        [KeyValueOperation.Get, KeyValueOperation.Set, KeyValueOperation.Increment, KeyValueOperation.ListPush, KeyValueOperation.ListPop, KeyValueOperation.ListRange,
            KeyValueOperation.SetAdd, KeyValueOperation.SetMembers, KeyValueOperation.SetContains]);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Hash_UsedAsAnotherKind_IsRefusedAndKeepsItsFields(string store, KeyValueOperation operation)
    {
        var values = stores.Values(store, Keys, Stores.NewUser());
        await DoAsync(KeyValueOperation.HashSet, "f", "1");

        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<NetraException>(() => DoAsync(operation, "m", "2"))).Code);

        Assert.Equal([new("f", "1")], (await DoAsync(KeyValueOperation.HashGetAll, null, null)).Items);

        Task<KeyValueReply> DoAsync(KeyValueOperation kind, string? field, string? value) => values.ExecuteAsync(
            KeyValueArea.Data, new KeyValueCommand(kind, "k") { Field = field, Value = value, Amount = 1 }, Limits, OperationId.New(), CancellationToken.None);
    }
}
