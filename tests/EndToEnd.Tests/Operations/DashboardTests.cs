using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Operations;

/// <summary>The Orleans Dashboard shows how the grains do, and nothing of the users.</summary>
[Collection(UsedSiloCollection.Name)]
public sealed class DashboardTests(SiloFixture used)
{
    [Fact]
    public async Task Dashboard_WhateverItIsAsked_ShowsNothingOfUsers()
    {
        var silo = used.Silo;
        var secret = $"secret{Guid.NewGuid():N}";
        using var victim = await ApiUser.LogInAsync(silo.Address, $"victim-{secret}");
        await victim.CallAsync(HttpMethod.Put, "/v1/session/note", secret);
        await victim.AskAsync($"how many events has {secret}?");
        using var http = new HttpClient { BaseAddress = silo.Address };

        var types = await http.GetStringAsync(new Uri("/dashboard/GrainTypes", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("UserExecutionGrain", types, StringComparison.Ordinal);
        foreach (var path in (string[])[
            "DashboardCounters", "TopGrainMethods", "GrainStats/Netra.Grains.Execution.UserExecutionGrain",
            $"GrainState?grainId=victim-{secret}&grainType=Netra.Grains.Execution.UserExecutionGrain",
            $"GrainState?grainId=victim-{secret}&grainType=Netra.Grains.Agents.AgentGrain"])
        {
            var shown = await http.GetStringAsync(new Uri($"/dashboard/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/dashboard", await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
