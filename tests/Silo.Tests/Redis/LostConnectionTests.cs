using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis;
using Netra.Silo.Tests.Resilience;
using Netra.Silo.Tests.Telemetry;

namespace Netra.Silo.Tests.Redis;

public sealed class LostConnectionTests(Stores stores) : IClassFixture<Stores>
{
    [Fact]
    public async Task Command_ConnectionEndsWhileItIsWritten_IsUnavailable()
    {
        using var store = new RedisStore(stores.Database("redis").Multiplexer, NewCircuits.Make(TimeProvider.System), NewStoreTelemetry.Make(), NullLogger<RedisStore>.Instance);

        var failure = await Assert.ThrowsAsync<NetraException>(() => store.UseAsync(database => Task.FromResult(WriteInto(new Pipe()))));

        Assert.Equal(ErrorCodes.Unavailable, failure.Code);
    }

    public static TheoryData<Exception> Underway => [new TaskCanceledException(), new IOException("Connection reset"), new SocketException(104)];

    [Theory]
    [MemberData(nameof(Underway))]
    public async Task Command_ClientGivesItUpWithItsConnection_IsUnavailable(Exception told)
    {
        using var store = new RedisStore(stores.Database("redis").Multiplexer, NewCircuits.Make(TimeProvider.System), NewStoreTelemetry.Make(), NullLogger<RedisStore>.Instance);

        var failure = await Assert.ThrowsAsync<NetraException>(() => store.UseAsync<int>(_ => throw told));

        Assert.Equal(ErrorCodes.Unavailable, failure.Code);
    }

    [Fact]
    public async Task Command_ClientLosesIt_IsUnavailable()
    {
        using var store = new RedisStore(stores.Database("redis").Multiplexer, NewCircuits.Make(TimeProvider.System), NewStoreTelemetry.Make(), NullLogger<RedisStore>.Instance)
        {
            Patience = TimeSpan.FromMilliseconds(50),
        };

        var failure = await Assert.ThrowsAsync<NetraException>(() => store.UseAsync(_ => new TaskCompletionSource<int>().Task));

        Assert.Equal(ErrorCodes.Unavailable, failure.Code);
    }

    // What the client of Redis runs into when the server dies between two bytes.
    private static int WriteInto(Pipe ended)
    {
        ended.Writer.Complete();
        return ended.Writer.GetSpan(1).Length;
    }
}
