using System.Net;
using System.Net.Http.Json;
using System.Text;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Client.Gateway.Tests.Runs;

public sealed class RunEndpointTests : GatewayTests
{
    [Fact]
    public async Task Start_Message_IsAcceptedAndFound()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello", agent = "data", threadId = "t:1", parameters = new { x = 1 } }, Cancel);

        var started = await Expect.JsonAsync(response, HttpStatusCode.Accepted);
        var id = started!["runId"]!.GetValue<string>();
        Assert.Equal("t:1", started["threadId"]!.GetValue<string>());
        Assert.Equal("running", started["status"]!.GetValue<string>());
        Assert.Equal($"/v1/runs/{id}", response.Headers.Location!.ToString());
        var start = Assert.Single(Host.User("alice").Started);
        Assert.Equal("""{"x":1}""", start.Parameters);
        using var got = await Alice.GetAsync($"/v1/runs/{id}", Cancel);
        var run = await Expect.JsonAsync(got, HttpStatusCode.OK);
        Assert.Equal("data", run!["agent"]!.GetValue<string>());
        Assert.Equal("1970-01-01T00:00:00Z", run["createdAt"]!.GetValue<string>());
        Assert.Null(run["completedAt"]);
    }

    [Fact]
    public async Task Start_SameRequestId_ReturnsTheSameRun()
    {
        using var first = await Alice.PostAsJsonAsync("/v1/runs", new { message = "m", requestId = "r" }, Cancel);
        using var second = await Alice.PostAsJsonAsync("/v1/runs", new { message = "m", requestId = "r" }, Cancel);

        var starts = Host.User("alice").Started;
        Assert.All(starts, start => Assert.Null(start.ThreadId));
        Assert.NotEqual(starts[0].RunId, starts[1].RunId);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await second.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("""{}""", "'message' is required.")]
    [InlineData("""{"message":""}""", "'message' must be 1 to 65,536 characters long.")]
    [InlineData("""{"message":7}""", "'message' must be text.")]
    [InlineData("""{"message":"\ud800"}""", "'message' is not well-formed text.")]
    [InlineData("""{"message":"m","agent":"No Such"}""", "'agent' must be")]
    [InlineData("""{"message":"m","threadId":"a b"}""", "'threadId' must be")]
    [InlineData("""{"message":"m","requestId":""}""", "'requestId' must be")]
    [InlineData("""{"message":"m","parameters":[]}""", "'parameters' must be an object.")]
    [InlineData("""{"message":"m","user":"bob"}""", "not known here")]
    [InlineData("""{"message":"m","message":"n"}""", "JSON")]
    [InlineData("""{"message":"m",}""", "JSON")]
    [InlineData("""[]""", "must be a JSON object")]
    [InlineData("""{"message":"m"} x""", "JSON")]
    [InlineData("", "JSON")]
    public async Task Start_BadBody_SaysWhatIsWrong(string body, string detail)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Alice.PostAsync("/v1/runs", content, Cancel);

        var problem = await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
        Assert.Contains(detail, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(Host.User("alice").Started);
    }

    [Fact]
    public async Task Start_LongestMessageFullyEscaped_IsAccepted()
    {
        using var content = new StringContent($$"""{"message":"{{string.Concat(Enumerable.Repeat("\\u00e9", 65_536))}}"}""", Encoding.UTF8, "application/json");
        using var response = await Alice.PostAsync("/v1/runs", content, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Start_TwentyMegabytes_IsTooLarge()
    {
        using var content = new StringContent(new string(' ', 20_000_000), Encoding.UTF8, "application/json");
        using var response = await Alice.PostAsync("/v1/runs", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, ErrorCodes.TooLarge);
    }

    [Fact]
    public async Task Start_TextBody_IsUnsupported()
    {
        using var content = new StringContent("""{"message":"m"}""", Encoding.UTF8, "text/plain");
        using var response = await Alice.PostAsync("/v1/runs", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Get_ForeignUnknownAndMalformedRun_AreTheSameAnswer()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello" }, Cancel);
        var id = (await Expect.JsonAsync(response, HttpStatusCode.Accepted))!["runId"]!.GetValue<string>();
        using var bob = await Host.ClientAsync("bob");

        var answers = new HashSet<string>();
        foreach (var path in new[] { id, new string('0', 31) + "1", "nonsense", "a%2Fb", id.ToUpperInvariant() })
        {
            using var get = await bob.GetAsync($"/v1/runs/{path}", Cancel);
            await Expect.ProblemAsync(get, HttpStatusCode.NotFound, ErrorCodes.NotFound);
            answers.Add(await get.Content.ReadAsStringAsync(Cancel));
            using var cancel = await bob.PostAsync($"/v1/runs/{path}/cancel", null, Cancel);
            await Expect.ProblemAsync(cancel, HttpStatusCode.NotFound, ErrorCodes.NotFound);
            answers.Add(await cancel.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Cancel_OwnRun_IsAccepted()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello" }, Cancel);
        var id = (await Expect.JsonAsync(response, HttpStatusCode.Accepted))!["runId"]!.GetValue<string>();

        using var cancel = await Alice.PostAsync($"/v1/runs/{id}/cancel", null, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
    }

    [Fact]
    public async Task Get_RunThatAsksAPerson_SaysWhat()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello" }, Cancel);
        var id = (await Expect.JsonAsync(response, HttpStatusCode.Accepted))!["runId"]!.GetValue<string>();

        using var before = await Alice.GetAsync($"/v1/runs/{id}", Cancel);
        Assert.Null((await Expect.JsonAsync(before, HttpStatusCode.OK))!["approvals"]);
        Host.User("alice").Asked = [new PendingApproval("a1", "data", "Ship it?")];
        using var get = await Alice.GetAsync($"/v1/runs/{id}", Cancel);

        Assert.Equal("""[{"approvalId":"a1","agent":"data","prompt":"Ship it?"}]""", (await Expect.JsonAsync(get, HttpStatusCode.OK))!["approvals"]!.ToJsonString());
    }

    [Fact]
    public async Task Decide_OwnRun_IsAcceptedAndReachesTheUser()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello" }, Cancel);
        var id = (await Expect.JsonAsync(response, HttpStatusCode.Accepted))!["runId"]!.GetValue<string>();

        using var decide = await Alice.PostAsJsonAsync($"/v1/runs/{id}/approvals/a1", new { approved = false, comment = "no" }, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, decide.StatusCode);
        var decided = Assert.Single(Host.User("alice").Decided);
        Assert.Equal((id, "a1", new Approval(false, "no")), (decided.Run.ToString(), decided.Id, decided.Approval));
    }

    [Fact]
    public async Task Decide_ForeignOrUnknownRun_IsTheSameAnswer()
    {
        using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = "hello" }, Cancel);
        var id = (await Expect.JsonAsync(response, HttpStatusCode.Accepted))!["runId"]!.GetValue<string>();
        using var bob = await Host.ClientAsync("bob");

        foreach (var path in new[] { id, new string('0', 31) + "1", "nonsense" })
        {
            using var decide = await bob.PostAsJsonAsync($"/v1/runs/{path}/approvals/a1", new { approved = true }, Cancel);
            var problem = await Expect.ProblemAsync(decide, HttpStatusCode.NotFound, ErrorCodes.NotFound);
            Assert.Equal("There is no such run.", problem["detail"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("""{}""", "'approved' is required.")]
    [InlineData("""{"approved":"yes"}""", "'approved' must be true or false.")]
    [InlineData("""{"approved":true,"comment":7}""", "'comment' must be text.")]
    [InlineData("""{"approved":true,"reason":"x"}""", "not known here")]
    public async Task Decide_BadBody_SaysWhatIsWrong(string body, string detail)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Alice.PostAsync($"/v1/runs/{new string('0', 31)}1/approvals/a1", content, Cancel);

        var problem = await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
        Assert.Contains(detail, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Pages_CoverAllRunsOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            using var response = await Alice.PostAsJsonAsync("/v1/runs", new { message = $"{i}" }, Cancel);
        }

        var seen = new List<string>();
        string? before = null;
        do
        {
            using var response = await Alice.GetAsync($"/v1/runs?limit=2{(before is null ? "" : $"&before={before}")}", Cancel);
            var page = await Expect.JsonAsync(response, HttpStatusCode.OK);
            seen.AddRange(page!["items"]!.AsArray().Select(item => item!["runId"]!.GetValue<string>()));
            before = page["next"]?.GetValue<string>();
        }
        while (before is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=x")]
    [InlineData("before=x")]
    public async Task List_BadPage_SaysWhatIsWrong(string query)
    {
        using var response = await Alice.GetAsync($"/v1/runs?{query}", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }
}
