using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>What opened the door stays at the door.</summary>
public sealed class CredentialTests(ConfessingCluster cluster) : IClassFixture<ConfessingCluster>
{
    [Fact]
    public async Task Agent_WhateverLedToIt_FindsNoTokenAndNoProof()
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), "look", "confessing");

        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.StartsWith("found:", run.Result?.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("netra.", run.Result?.Answer, StringComparison.Ordinal);
    }
}
