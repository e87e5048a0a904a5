using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Isolation;
using Orleans.Serialization.Invocation;

namespace Netra.Grains.Tests.Isolation;

public sealed class ProofStampFilterTests : IClusterKey
{
    private static readonly GrainId User = GrainId.Create(OwnedGrains.User, "alice");
    private static readonly GrainId Agent = GrainId.Create(OwnedGrains.Agent, "alice/x/data/0");
    private static readonly GrainId Nobodys = GrainId.Create("relay", "x");
    private static readonly GrainId HostedClient = GrainId.Create("sys.client", "hosted-127.0.0.1:1@2");
    private static readonly byte[] Leftover = [1, 2, 3];

    private readonly ProofStampFilter _filter;
    private readonly CallProof _proof;

    public ProofStampFilterTests()
    {
        _proof = new CallProof(this, new FakeTimeProvider());
        _filter = new ProofStampFilter(_proof, new RecoveryCaller());
    }

    public static TheoryData<string, string> Others => new()
    {
        { HostedClient.ToString(), User.ToString() },
        { Nobodys.ToString(), User.ToString() },
        { User.ToString(), Nobodys.ToString() },
    };

    ReadOnlyMemory<byte> IClusterKey.Bytes { get; } = new byte[32];

    [Fact]
    public async Task Stamp_CallBetweenGrainsOfUsers_IsAProofOfThePair() => Assert.True(_proof.Holds(Agent, User, await SendAsync(Agent, User)));

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Stamp_AnyOtherCall_HasNoneAndLosesWhatWasThere(string source, string target) =>
        Assert.Null(await SendAsync(GrainId.Parse(source, null), GrainId.Parse(target, null)));

    /// <summary>Sends a call in a context that holds somebody's proof; what the call carries then.</summary>
    private async Task<byte[]?> SendAsync(GrainId source, GrainId target)
    {
        RequestContext.Set(CallProof.ContextKey, Leftover);
        var call = new Call(source, target);
        await _filter.Invoke(call);
        return call.Carried;
    }

    private sealed class Call(GrainId source, GrainId target) : IOutgoingGrainCallContext
    {
        public byte[]? Carried { get; private set; }

        public IInvokable Request => throw new NotSupportedException();

        public object Grain => throw new NotSupportedException();

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public string InterfaceName => throw new NotSupportedException();

        public string MethodName => throw new NotSupportedException();

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public GrainId? SourceId => source;

        public GrainId TargetId => target;

        public GrainInterfaceType InterfaceType => throw new NotSupportedException();

        public IGrainContext? SourceContext => null;

        public Task Invoke()
        {
            Carried = RequestContext.Get(CallProof.ContextKey) as byte[];
            return Task.CompletedTask;
        }
    }
}
