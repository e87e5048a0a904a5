using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra events</c>: the user's events, from the past into the future.</summary>
internal static class EventsCommand
{
    private const int SecondsLength = 19;
    private const int ShortIdLength = 6;

    // How long a reader who wants to end waits for a connection to come back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create(GlobalOptions global)
    {
        var after = new Option<long?>("--after") { Description = "The last sequence already seen; default: from the oldest kept" };
        var run = new Option<string?>("--run") { Description = "Only events of this run" };
        var noFollow = new Option<bool>("--no-follow") { Description = "End after the newest event instead of waiting for more" };
        var command = new Command("events", "Show events, old and new") { after, run, noFollow };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var isEndless = !parsed.GetValue(noFollow);
            var json = parsed.GetValue(global.Json);
            var head = isEndless ? long.MaxValue : await HeadAsync(client, cancellationToken);
            if (head == (parsed.GetValue(after) ?? 0))
            {
                return ExitCodes.Success;
            }

            // The end is known in advance only for all events; of one run the newest may be older than the head.
            var runId = parsed.GetValue(run);
            await foreach (var stored in global.EventsOf(client, isEndless, json).ReadAsync(parsed.GetValue(after), isEndless ? runId : null, cancellationToken))
            {
                if (runId is null || JsonOutput.Plain(stored["runId"]) == runId)
                {
                    Show(global.Terminal, stored, json);
                }

                if (JsonOutput.Integer(stored["sequence"]) >= head)
                {
                    break;
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>The user's events; a connection that is lost is told to a person.</summary>
    public static EventFeed EventsOf(this GlobalOptions global, GatewayClient client, bool isEndless, bool json) =>
        new(client, isEndless ? Timeout.InfiniteTimeSpan : Patience, json ? static _ => { } : global.Terminal.Note, global.Time);

    private static async Task<long> HeadAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        var statistics = await client.SendForObjectAsync(HttpMethod.Get, "/v1/me/statistics", body: null, cancellationToken);
        return JsonOutput.Integer((statistics["events"] as JsonObject)?["head"]) ?? throw client.NoGateway();
    }

    private static void Show(Terminal terminal, JsonObject stored, bool json)
    {
        if (json)
        {
            terminal.Json(stored);
            return;
        }

        var time = JsonOutput.Plain(stored["timestamp"]);
        var run = JsonOutput.Plain(stored["runId"]);
        terminal.Styled(
            $"{JsonOutput.Plain(stored["sequence"]),6}  {time[..Math.Min(SecondsLength, time.Length)]}  {run[Math.Max(0, run.Length - ShortIdLength)..]}  {EventText.Of(stored)}",
            EventText.StyleOf(stored));
    }
}
