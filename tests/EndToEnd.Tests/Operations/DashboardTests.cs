using System.Net;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Operations;

/// <summary>The Orleans Dashboard shows how the grains do, and nothing of the users.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task Dashboard_WhateverItIsAsked_ShowsNothingOfUsers()
    {
        using var data = new DataDirectory();
        await using var silo = await SiloProcess.StartAsync(data.Path);
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

    [Fact]
    public async Task Dashboard_OutsideOfDevelopment_OpensForOperatorsOnly()
    {
        using var data = new DataDirectory();
        await using (await SiloProcess.StartAsync(data.Path))
        {
            // Makes the keys, which are not made outside of Development.
        }

        await using var silo = await SiloProcess.StartAsync(
            data.Path,
            null,
            "--environment=Production",
            $"--Netra:Secrets:KeyFile={Path.Combine(data.Path, "keys.json")}",
            $"--Netra:Auth:SigningKeyFile={Path.Combine(data.Path, "signing.key")}");
        using var http = new HttpClient { BaseAddress = silo.Address };
        foreach (var path in (string[])["/dashboard", "/dashboard/GrainTypes", "/dashboard/GrainState?grainId=a&grainType=b", "/dashboard/Trace"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
