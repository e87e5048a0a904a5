using System.Globalization;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Load;

/// <summary>Many users at once: each one's answers hold that user's numbers only.</summary>
[Collection(UsedSiloCollection.Name)]
public sealed class ManyUsersTests(SiloFixture used)
{
    private const int Users = 200;

    [Fact]
    public Task Users_AllAtOnce_SeeTheirOwnNumbersOnly() => Task.WhenAll(Enumerable.Range(1, Users).Select(number => UseAsync(used.Silo.Address, number)));

    private static async Task UseAsync(Uri address, int number)
    {
        using var user = await ApiUser.LogInAsync(address, string.Create(CultureInfo.InvariantCulture, $"user-{number}"));
        await user.CallAsync(HttpMethod.Put, "/v1/session/number", number);
        var rows = string.Concat(Enumerable.Range(0, number).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"timestamp\":\"2026-11-01T10:00:{i % 60:00}Z\",\"workload_id\":\"w{number}\",\"tokens_input\":{number}}}\n")));
        var (status, body) = await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", rows, "application/x-ndjson");
        Assert.True(status == 200, body);

        var run = await user.AskAsync("how many input tokens did I use in total?");

        Assert.Equal("completed", (string)run["status"]!);
        Assert.Contains((number * number).ToString("N0", CultureInfo.InvariantCulture), (string)run["result"]!["answer"]!, StringComparison.Ordinal);
        Assert.Equal(number, await user.ScalarAsync("SELECT count() FROM workload_events"));
        Assert.Equal(number, (int)(await user.CallAsync(HttpMethod.Get, "/v1/session/number"))!);
        Assert.All(await user.EventsAsync(), e => Assert.Equal((string)run["runId"]!, (string)e["runId"]!));
    }
}
