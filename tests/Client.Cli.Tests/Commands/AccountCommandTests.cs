using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class AccountCommandTests
{
    private const string Run = """
        {"runId":"r1","threadId":"t1","agent":"data","status":"completed","result":{"answer":"42\nin all"},"createdAt":"2026-11-23T10:00:00Z","agents":["data","chart"]}
        """;

    [Fact]
    public async Task Token_OfAUser_IsAllThatIsPrinted()
    {
        await using var gateway = await TestGateway.StartAsync();

        var words = await CommandRun.OfAsync(gateway, "token", "--user", "alice");
        var json = await CommandRun.OfAsync(gateway, "token", "--user", "alice", "--json");

        Assert.Equal((0, "token-1\n", string.Empty), (words.Code, words.Out, words.Error));
        Assert.Equal(("token-1", 3600), ((string?)json.OutJson["access_token"], (int)json.OutJson["expires_in"]!));
        Assert.All(gateway.Seen, seen => Assert.Equal(("""{"user":"alice"}""", null), (seen.Body, seen.Authorization)));
    }

    [Fact]
    public async Task User_InsteadOfAToken_LogsIn()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs", """{"items":[]}""");

        Assert.Equal(0, (await CommandRun.OfAsync(gateway, "runs", "list", "--user", "alice")).Code);

        Assert.Equal(["POST /dev/token", "GET /v1/runs"], gateway.Seen.Select(seen => seen.Call));
        Assert.Equal("Bearer token-1", gateway.Seen.Last().Authorization);
    }

    [Fact]
    public async Task User_OutsideDevelopment_SaysWhatToDo()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Refuse("POST /dev/token", 404, new { code = "not_found", detail = "No." });

        var run = await CommandRun.OfAsync(gateway, "me", "--user", "alice");

        Assert.Equal((1, "not_found: This gateway gives no development tokens, so --user cannot be used. Give a token with --token or NETRA_TOKEN.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Token_OnTheCommandLine_BeatsTheEnvironment()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs", """{"items":[]}""");

        await CommandRun.OfAsync(gateway, "runs", "list", "--token", "mine");

        Assert.Equal("Bearer mine", gateway.Seen.Single().Authorization);
    }

    [Fact]
    public async Task TokenAndUser_OnTheCommandLine_AreRefused()
    {
        await using var gateway = await TestGateway.StartAsync();

        var run = await CommandRun.OfAsync(gateway, "runs", "list", "--token", "mine", "--user", "alice");

        Assert.Equal(2, run.Code);
        Assert.Contains("not both", run.Error, StringComparison.Ordinal);
        Assert.Empty(gateway.Seen);
    }

    [Theory]
    [InlineData("approve", """{"approved":true,"comment":"go"}""")]
    [InlineData("deny", """{"approved":false,"comment":"go"}""")]
    public async Task Runs_WhatTheOnlyApprovalAsks_IsAnswered(string command, string sent)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs/r1", """{"runId":"r1","status":"awaiting_approval","approvals":[{"approvalId":"a1","agent":"report","prompt":"Keep it?"}]}""")
            .On("POST /v1/runs/r1/approvals/a1", "", StatusCodes.Status202Accepted);

        Assert.Equal(0, (await CommandRun.OfAsync(gateway, "runs", command, "r1", "--comment", "go", "--user", "alice")).Code);

        Assert.Equal(("POST /v1/runs/r1/approvals/a1", sent), (gateway.Seen.Last().Call, gateway.Seen.Last().Body));
    }

    [Fact]
    public async Task Runs_OneOfSeveralApprovals_HasToBeNamed()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs/r1", """{"runId":"r1","status":"awaiting_approval","approvals":[{"approvalId":"a1"},{"approvalId":"a2"}]}""")
            .On("POST /v1/runs/r1/approvals/a2", "", StatusCodes.Status202Accepted);

        var unnamed = await CommandRun.OfAsync(gateway, "runs", "approve", "r1", "--user", "alice");
        var named = await CommandRun.OfAsync(gateway, "runs", "approve", "r1", "--approval", "a2", "--user", "alice");

        Assert.Equal((2, 0), (unnamed.Code, named.Code));
        Assert.Contains("a1, a2", unnamed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_NothingIsAsked_SaysSo()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs/r1", """{"runId":"r1","status":"completed"}""");

        var run = await CommandRun.OfAsync(gateway, "runs", "approve", "r1", "--user", "alice");

        Assert.Equal((1, "not_found: The run asks for nothing now; its status is completed.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Runs_List_IsATableOrTheAnswer()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs", $$"""{"items":[{{Run}}],"next":"r0"}""");

        var words = await CommandRun.OfAsync(gateway, "runs", "list");
        var json = await CommandRun.OfAsync(gateway, "runs", "list", "--json");

        Assert.Matches(@"r1\s+data\s+completed\s+2026-11-23T10:00:00Z", words.Out);
        Assert.Contains("There are older ones.", words.Out, StringComparison.Ordinal);
        Assert.Equal("r1", (string?)json.OutJson["items"]![0]!["runId"]);
    }

    [Fact]
    public async Task Runs_Show_IsAnOutlineOrTheAnswer()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/runs/r1", Run);

        var words = await CommandRun.OfAsync(gateway, "runs", "show", "r1");
        var json = await CommandRun.OfAsync(gateway, "runs", "show", "r1", "--json");

        Assert.Equal("run id      r1\nthread id   t1\nagent       data\nstatus      completed\nresult\n  answer  42\n          in all\ncreated at  2026-11-23T10:00:00Z\nagents      data, chart\n", words.Out);
        Assert.Equal("42\nin all", (string?)json.OutJson["result"]!["answer"]);
    }

    [Fact]
    public async Task Runs_Cancel_IsSilent()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("POST /v1/runs/a%2Fb/cancel", string.Empty, StatusCodes.Status202Accepted);

        var run = await CommandRun.OfAsync(gateway, "runs", "cancel", "a/b");

        Assert.Equal((0, string.Empty, string.Empty), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public async Task Me_Statistics_AreAnOutlineOrTheAnswer()
    {
        const string Statistics = """{"runs":{"completed":1200},"contexts":[{"id":"c1","idleMs":5}],"events":{"head":7,"lastDrop":null},"limits":{}}""";
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/me/statistics", Statistics);

        Assert.Equal(
            "runs\n  completed  1,200\ncontexts\n  c1\n    idle ms  5\nevents\n  head  7\nlimits  none\n", (await CommandRun.OfAsync(gateway, "me")).Out);
        Assert.Equal(Statistics + "\n", (await CommandRun.OfAsync(gateway, "me", "--json")).Out);
    }

    [Fact]
    public async Task Me_Erase_IsDoneWhenItIsMeantAndSaysWhatWent()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("DELETE /v1/me", """{"rows":1200,"keys":2,"runs":3,"events":4}""");

        var asked = await CommandRun.OfAsync(gateway, "me", "erase");
        Assert.Empty(gateway.Seen);
        var done = await CommandRun.OfAsync(gateway, "me", "erase", "--yes");

        Assert.Equal(2, asked.Code);
        Assert.Contains("add --yes", asked.Error, StringComparison.Ordinal);
        Assert.Equal((0, "rows    1,200\nkeys    2\nruns    3\nevents  4\n"), (done.Code, done.Out));
    }
}
