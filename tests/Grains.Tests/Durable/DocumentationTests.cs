using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

public sealed class DocumentationTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Fact]
    public void Example_InTheDocumentation_IsTheOneThatIsTested()
    {
        var source = File.ReadAllText(Path.Combine(Folder(), "ReportAgent.cs"));
        var documentation = File.ReadAllText(Path.Combine(Folder(), "..", "..", "..", "docs", "agents.md"));

        Assert.Contains(source[source.IndexOf("public sealed class", StringComparison.Ordinal)..], documentation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Kept for 30 days.")]
    [InlineData(false, "Not kept. too short")]
    public async Task Example_InTheDocumentation_Works(bool approved, string answer)
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "report", "report");
        var events = await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);
        var asked = (string)JsonNode.Parse(events[^1].Payload)!["approvalId"]!;

        await cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(approved, "too short"));
        if (approved)
        {
            await cluster.ParkedAsync(user, run.RunId);
            cluster.Time.Advance(TimeSpan.FromMinutes(10));
        }

        await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(answer, (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.Equal(approved, await cluster.User(user).GetSessionJsonAsync("report") is not null);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
