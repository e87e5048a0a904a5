using Microsoft.Extensions.Logging.Abstractions;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>The record of accesses on the real engine.</summary>
public sealed class AuditStoreTests(EngineFixture engine)
{
    private const string Operations = "SELECT arrayStringConcat(arraySort(groupArray(operation)), ',') FROM data_access_audit";

    [Fact]
    public async Task Entries_WhoseAnswerWasLost_AreStoredOnce()
    {
        await using var host = new StoreHost(engine);
        var store = host.NewStore();
        var lossy = new LossyStore(store);
        var audit = new AuditStore(() => lossy, NullLogger.Instance);
        audit.Add(Entry("first"));
        audit.Add(Entry("second"));

        lossy.LosesAnswers = true;
        await audit.StoreAsync();
        audit.Add(Entry("third"));
        lossy.LosesAnswers = false;
        await audit.StoreAsync();

        Assert.Equal("first,second,third", await store.ScalarAsync(Operations));
    }

    [Fact]
    public async Task Entries_OfAUserWhoIsErased_AreForgotten()
    {
        await using var host = new StoreHost(engine);
        var store = host.NewStore();
        var lossy = new LossyStore(store) { LosesRequests = true };
        var audit = new AuditStore(() => lossy, NullLogger.Instance);
        audit.Add(Entry("first"));
        await audit.StoreAsync();
        audit.Add(Entry("second"));

        await audit.DropAsync();
        lossy.LosesRequests = false;
        await audit.StoreAsync();

        Assert.Equal("", await store.ScalarAsync(Operations));
    }

    private static AuditEntry Entry(string operation) => new(DateTimeOffset.UtcNow, "agent", "run", operation, "", 1, TimeSpan.Zero, ErrorCodes.Cancelled);
}
