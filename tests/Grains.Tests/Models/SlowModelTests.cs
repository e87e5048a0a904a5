using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

public sealed class SlowModelTests(SlowModelTests.ImpatientCluster cluster) : IClassFixture<SlowModelTests.ImpatientCluster>
{
    [Fact]
    public async Task Model_ThatThinksLongerThanARunMayBeSilent_IsWaitedFor()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, new ScriptedTurn { Text = "At last.", Before = token => Task.Delay(ImpatientCluster.Patience * 2, token) });

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal(("At last.", null), (run.Result?.Answer, run.Error));
    }

    /// <summary>Runs may be silent for a short time only.</summary>
    public sealed class ImpatientCluster : ModelCluster
    {
        public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

        protected override short Silos => 1;

        protected override Dictionary<string, string?> Settings => new(base.Settings) { ["Netra:Limits:ProgressTimeout"] = $"{Patience}" };
    }
}
