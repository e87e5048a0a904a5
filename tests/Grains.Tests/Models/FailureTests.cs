using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

[Collection(nameof(ModelCollection))]
public sealed class FailureTests(ModelCluster cluster)
{
    [Theory]
    [InlineData(401, 1, "failed: model_failed authentication")]
    [InlineData(400, 1, "failed: model_failed refused")]
    [InlineData(429, 3, "failed: limit_exceeded rate_limited")]
    [InlineData(500, 3, "failed: unavailable provider")]
    public async Task Provider_ThatFails_IsTriedAsLongAsItMayPass(int status, int requests, string answer)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.FailsWith(status));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal((RunStatus.Completed, answer), (run.Status, run.Result?.Answer));
        Assert.Equal(requests, cluster.Model.RequestsOf(question).Count);
        Assert.Single(cluster.Model.RequestsOf(question).Select(request => request.IdempotencyKey).Distinct());
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("stream")]
    public async Task Provider_ThatIsBusyForAMoment_IsAskedAgain(string verb)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, _ => cluster.Model.RequestsOf(question).Count == 1 ? ScriptedTurn.FailsWith(429, "1") : ScriptedTurn.Says("Now."));

        var run = await cluster.RunToEndAsync(user, $"{verb} {question}", "model");

        Assert.Equal("Now.", run.Result?.Answer);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("stream")]
    public async Task Answer_OfAMegabyte_IsRefusedAndNotRecorded(string verb)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.Says(new string('a', 1 << 20)));

        var run = await cluster.RunToEndAsync(user, $"{verb} {question}", "model");

        Assert.Equal("failed: too_large too_long", run.Result?.Answer);
        Assert.Single(cluster.Model.RequestsOf(question));
    }

    [Fact]
    public async Task Failure_OfTheProvider_ShowsNeitherKeyNorAddressNorItsWords()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.FailsWith(401, body: $"wrong key {ModelCluster.Key}"));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal($"Bearer {ModelCluster.Key}", cluster.Model.RequestsOf(question)[0].Authorization);
        var seen = string.Join('\n', (await cluster.EventsAsync(user, run.RunId)).Select(e => e.Payload)) + run;
        Assert.DoesNotContain(ModelCluster.Key, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong key", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(cluster.Model.Address).Authority, seen, StringComparison.Ordinal);
    }
}
