using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Output;

/// <summary>Text of a gateway, a model or another program cannot steer the screen.</summary>
public sealed class HostileTextTests
{
    // Clears the screen, sets the title, writes to the clipboard, moves up, hides; and the 8-bit forms; and reordered text.
    private const string Hostile = "a\u001b[2Jb\u001b]0;owned\u0007c\u001b]52;c;ZXZpbA==\u001b\\d\u001b[1Ae\rf\bg\u009b2Jh\u009d0;x\u009ci\u202Ej\u2066k\0l\u007f";

    private static readonly string Quoted = JsonSerializer.Serialize(Hostile);

    public static TheoryData<string> Screens => new(
        "ask hi", "events --no-follow", "query x", "query x --csv", "query x --json", "session get k", "session list", "runs list", "runs show r", "me", "token --user u",
        "me --json", "ask hi --json");

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Screen_AnyCommand_ShowsNoSteeringCharacter(string line)
    {
        await using var gateway = await GatewayAsync();

        foreach (var width in new[] { 200, 40, 20 })
        {
            var run = await CommandRun.OfAsync(gateway, width, line.Split(' '));

            Assert.Equal((0, string.Empty), (run.Code, run.Error));
            AssertHarmless(run.Out);
            Assert.NotEmpty(run.Out.Trim());
        }
    }

    [Theory]
    [InlineData("runs list")]
    [InlineData("runs list --json")]
    [InlineData("query x")]
    public async Task Screen_Problem_ShowsNoSteeringCharacter(string line)
    {
        await using var gateway = await TestGateway.StartAsync();
        foreach (var call in new[] { "GET /v1/runs", "POST /v1/query" })
        {
            gateway.Refuse(call, 400, new { code = Hostile, detail = Hostile, column = Hostile, row = 1 });
        }

        var run = await CommandRun.OfAsync(gateway, 80, line.Split(' '));

        Assert.Equal(1, run.Code);
        AssertHarmless(run.Error);
    }

    [Theory]
    [InlineData("query x --json")]
    [InlineData("me --json")]
    public async Task Pipe_Json_KeepsTheText(string line)
    {
        await using var gateway = await GatewayAsync();

        var run = await CommandRun.OfAsync(gateway, line.Split(' '));

        Assert.Contains(Hostile, TextsOf(run.OutJson));
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Theory]
    [InlineData("plain é ☃ 😀\nline", "plain é ☃ 😀\nline")]
    [InlineData("a\tb\r\nc", "a b\nc")]
    [InlineData("a\u001b[31mb", "a\uFFFD[31mb")]
    [InlineData("\u009bx\u202E\u0000", "\uFFFDx\uFFFD\uFFFD")]
    public void Printable_Text_LosesWhatSteers(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("日本語", 6, "日本語")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日…")]
    public void Printable_Cut_CountsColumns(string text, int width, string expected) => Assert.Equal(expected, Printable.Cut(text, width));

    private static void AssertHarmless(string shown)
    {
        var steering = shown.Where(character => character != '\n' && (char.IsControl(character) || character is '\u202E' or '\u2066')).Select(character => (int)character).ToArray();
        Assert.True(steering.Length == 0, $"The screen got {string.Join(' ', steering.Select(code => $"U+{code:X4}"))} in: {JsonSerializer.Serialize(shown)}");
    }

    private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(item => TextsOf(item.Value)),
        JsonArray items => items.SelectMany(TextsOf),
        null => [],
        _ => [node.ToString()],
    };

    private static async Task<TestGateway> GatewayAsync()
    {
        var completed = $$"""{"status":"completed","result":{"answer":{{Quoted}} },"elapsedMs":{{Quoted}} }""";
        return (await TestGateway.StartAsync())
            .On("POST /v1/runs", """{"runId":"r"}""")
            .On("GET /v1/events", async (_, context) =>
            {
                await context.WriteEventsAsync(
                    EventStream.Event(1, payload: $$"""{"thought":{{Quoted}} }"""),
                    EventStream.Event(2, "agent_error", $$"""{"code":{{Quoted}},"message":{{Quoted}} }"""),
                    EventStream.Event(3, "tool_executing", $$"""{"toolName":{{Quoted}},"arguments":{ {{Quoted}}:{{Quoted}} } }"""),
                    EventStream.Event(4, "approval_requested", $$"""{"prompt":{{Quoted}},"approvalId":{{Quoted}} }"""),
                    EventStream.Event(5, "\\u001b[2J", "\"no object\""),
                    EventStream.Event(6, "agent_completed", completed));
                await context.StayAsync();
            })
            .On("POST /v1/query", $$"""{"columns":[{"name":{{Quoted}},"type":"String"}],"rows":[[{{Quoted}}],[{"k":{{Quoted}} }]],"elapsedMs":{{Quoted}} }""")
            .On("GET /v1/session/k", Quoted.Replace("\\u009B", "\u009b", StringComparison.OrdinalIgnoreCase))
            .On("GET /v1/session", $$"""{"items":[{{Quoted}}]}""")
            .On("GET /v1/runs", $$"""{"items":[{"runId":{{Quoted}},"agent":{{Quoted}},"status":{{Quoted}},"createdAt":{{Quoted}} }]}""")
            .On("GET /v1/runs/r", $$"""{ {{Quoted}}:{{Quoted}},"agents":[{"name":{{Quoted}} }]}""")
            .On("GET /v1/me/statistics", $$"""{"a":{{Quoted}},"events":{"head":6} }""")
            .On("POST /dev/token", $$"""{"access_token":{{Quoted}} }""");
    }
}
