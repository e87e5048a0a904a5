using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class FailureTests
{
    public static TheoryData<string> Everything => new(
        "ask hi", "events", "events --no-follow", "query x", "session get k", "session set k 1", "session delete k", "session list",
        "runs list", "runs show r", "runs cancel r", "me", "token --user u", "demo");

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Gateway_Unreachable_IsASentenceAnd1(string line)
    {
        var gateway = await TestGateway.StartAsync();
        var address = gateway.Address;
        await gateway.DisposeAsync();
        var environment = new Dictionary<string, string> { ["NETRA_URL"] = address.ToString(), ["NETRA_TOKEN"] = "t" };

        var words = await CommandRun.OfAsync(environment, null, TestContext.Current.CancellationToken, line.Split(' '));
        var json = await CommandRun.OfAsync(environment, null, TestContext.Current.CancellationToken, [.. line.Split(' '), "--json"]);

        Assert.Equal((1, string.Empty, $"Nothing answers at {address}. Start the gateway with: dotnet run --project Silo\n"), (words.Code, words.Out, words.Error));
        Assert.Equal((1, string.Empty, "unreachable"), (json.Code, json.Out, (string?)json.ErrorJson["code"]));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Request_Refused_SaysTheProblemAnd1(string line)
    {
        await using var gateway = await TestGateway.StartAsync();
        foreach (var call in new[]
        {
            "POST /v1/runs", "GET /v1/events", "GET /v1/me/statistics", "POST /v1/query", "GET /v1/session/k", "PUT /v1/session/k", "DELETE /v1/session/k",
            "GET /v1/session", "GET /v1/runs", "GET /v1/runs/r", "POST /v1/runs/r/cancel", "POST /dev/token",
        })
        {
            gateway.Refuse(call, 429, new { type = "about:blank", title = "Too Many Requests", detail = "Later.", code = "limit_exceeded" });
        }

        var words = await CommandRun.OfAsync(gateway, line.Split(' '));
        var json = await CommandRun.OfAsync(gateway, [.. line.Split(' '), "--json"]);

        Assert.Equal((1, string.Empty, "limit_exceeded: Later.\n"), (words.Code, words.Out, words.Error));
        Assert.Equal((1, string.Empty), (json.Code, json.Out));
        Assert.Equal(("limit_exceeded", 429, "Later."), ((string?)json.ErrorJson["code"], (int)json.ErrorJson["status"]!, (string?)json.ErrorJson["detail"]));
    }

    [Theory]
    [InlineData("ask hi")]
    [InlineData("events")]
    [InlineData("events --no-follow")]
    [InlineData("query x")]
    [InlineData("session list")]
    [InlineData("runs list")]
    [InlineData("runs show r")]
    [InlineData("me")]
    [InlineData("token --user u")]
    [InlineData("demo")]
    public async Task Answer_OfSomethingElse_IsASentenceAnd1(string line)
    {
        await using var gateway = await TestGateway.StartAsync();
        foreach (var body in new[] { "<html></html>", "[]", "3", "\"x\"", string.Empty })
        {
            foreach (var call in new[]
            {
                "POST /v1/runs", "GET /v1/events", "GET /v1/me/statistics", "POST /v1/query", "GET /v1/session", "GET /v1/runs", "GET /v1/runs/r", "POST /dev/token",
            })
            {
                gateway.On(call, body);
            }

            var run = await CommandRun.OfAsync(gateway, line.Split(' '));

            Assert.Equal((1, string.Empty, $"failed: What answers at {gateway.Address} is not a Netra gateway.\n"), (run.Code, run.Out, run.Error));
        }
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(404, "[1]")]
    [InlineData(400, "{\"code\":1,\"code\":2}")]
    public async Task Refusal_ThatIsNoProblem_NamesTheStatus(int status, string body)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs", body, status);

        var run = await CommandRun.OfAsync(gateway, "runs", "list");

        Assert.Equal((1, $"failed: The answer was HTTP {status}, without a reason.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_SaysSo()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs", (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var run = await CommandRun.OfAsync(gateway, "runs", "list");
        var json = await CommandRun.OfAsync(gateway, "runs", "list", "--json");

        Assert.Equal((1, $"The connection to {gateway.Address} broke before the answer was complete.\n"), (run.Code, run.Error));
        Assert.Equal("connection_lost", (string?)json.ErrorJson["code"]);
    }
}
