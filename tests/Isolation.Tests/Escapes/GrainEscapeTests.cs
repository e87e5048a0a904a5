using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>What code inside a silo can try: agents of another user, and grains that belong to nobody.</summary>
public sealed class GrainEscapeTests(NetraCluster cluster)
{
    [Theory]
    [InlineData("direct")]
    [InlineData("task-run")]
    [InlineData("configure-await")]
    [InlineData("forged-proof")]
    [InlineData("stream")]
    [InlineData("gateway-contract")]
    [InlineData("run-contract")]
    [InlineData("recovery-contract")]
    [InlineData("management")]
    public async Task Agent_OfAnotherUser_IsDenied(string way)
    {
        var victim = await Victim.CreateAsync(cluster);
        var attacker = NetraCluster.NewUser("attacker");

        var run = await cluster.RunToEndAsync(attacker, $"{way} {victim.Name}", "foreign");

        Assert.Equal((RunStatus.Completed, $"denied: {ErrorCodes.Forbidden}"), (run.Status, run.Result?.Answer));
        await victim.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Agent_OfTheSameUser_Reaches()
    {
        var victim = await Victim.CreateAsync(cluster);

        var run = await cluster.RunToEndAsync(victim.Name, $"direct {victim.Name}", "foreign");

        Assert.Equal("reached: \"the victim's secret\"", run.Result?.Answer);
    }

    [Theory]
    [InlineData("gateway-contract")]
    [InlineData("recovery-contract")]
    [InlineData("management")]
    public async Task Agent_OfTheSameUser_ReachesNoContractOfOthers(string way)
    {
        var victim = await Victim.CreateAsync(cluster);

        var run = await cluster.RunToEndAsync(victim.Name, $"{way} {victim.Name}", "foreign");

        Assert.Equal($"denied: {ErrorCodes.Forbidden}", run.Result?.Answer);
    }

    [Fact]
    public async Task Relay_WithTheVictimsToken_IsDenied()
    {
        var victim = await Victim.CreateAsync(cluster);
        CallerToken.Use(cluster.Tokens.For(victim.Name));
        var key = Guid.NewGuid().ToString();

        await DeniedAsync(() => cluster.Client.GetGrain<IRelayGrain>(key).ReadAsync(victim.Name, Victim.Key));
        await DeniedAsync(() => cluster.Client.GetGrain<IRelayGrain>(key).ReadAsGatewayAsync(victim.Name, Victim.Key));
        await DeniedAsync(() => cluster.Client.GetGrain<IRelayWorker>(key).ReadAsync(victim.Name, Victim.Key));
    }

    private static async Task DeniedAsync(Func<Task> call) =>
        Assert.Equal(ErrorCodes.Forbidden, (await Assert.ThrowsAsync<NetraException>(call)).Code);
}
