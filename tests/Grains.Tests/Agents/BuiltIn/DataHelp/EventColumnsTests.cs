using System.Text.Json.Nodes;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.DataHelp;

public sealed class EventColumnsTests(NetraCluster cluster)
{
    [Fact]
    public async Task Example_OfEverythingThatCanBeMissing_NamesColumnsOfTheTable()
    {
        var schema = await cluster.User(NetraCluster.NewUser()).DescribeTableAsync("workload_events");
        var columns = EventColumns.For([
            new(MissingKind.Events, "", ""), new(MissingKind.Name, "zebra", ""), new(MissingKind.Measure, "throughput", ""), new(MissingKind.Measure, "metrics['x']", ""), new(MissingKind.Measure, "error_rate", "")]);
        var example = JsonNode.Parse(EventColumns.Example(columns, DateTimeOffset.UnixEpoch))!.AsObject();
        Assert.Equal(columns.Select(column => column.Column), example.Select(field => field.Key));
        Assert.Subset(schema!.Columns.Select(column => column.Name).ToHashSet(), example.Select(field => field.Key).ToHashSet());
        Assert.Contains("throughput", example.Select(field => field.Key));
        Assert.Equal("1970-01-01T00:00:00Z", (string?)example["timestamp"]);
    }

    [Fact]
    public void For_AMeasure_NamesItAndWhatEachEventNeeds() =>
        Assert.Equal(["timestamp", "workload_id", "cost_cents"], EventColumns.For([new MissingData(MissingKind.Measure, "cost_cents", "")]).Select(column => column.Column));
}
