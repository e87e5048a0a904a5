using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra events</c>: the user's events, from the past into the future.</summary>
internal static class EventsCommand
{
    public static Command Create(GlobalOptions global)
    {
        var after = new Option<long?>("--after") { Description = "The last sequence already seen; default: from the oldest kept" };
        var run = new Option<string?>("--run") { Description = "Only events of this run" };
        var noFollow = new Option<bool>("--no-follow") { Description = "End after the newest event instead of waiting for more" };
        var command = new Command("events", "Show events, old and new") { after, run, noFollow };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var until = parsed.GetValue(noFollow) ? await HeadAsync(client, cancellationToken) : long.MaxValue;
            var json = parsed.GetValue(global.Json);
            var last = parsed.GetValue(after) ?? 0;

            // The end is known in advance only for all events; of one run the newest may be older than the head.
            await foreach (var stored in new EventFeed(client).ReadAsync(parsed.GetValue(after), runId: null, cancellationToken).TakeUntilAsync(last, until))
            {
                if (parsed.GetValue(run) is null || (string?)stored["runId"] == parsed.GetValue(run))
                {
                    Show(stored, json);
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<long> HeadAsync(GatewayClient client, CancellationToken cancellationToken) =>
        (long?)(await client.SendJsonAsync(HttpMethod.Get, "/v1/me/statistics", null, cancellationToken))?["events"]?["head"] ?? 0;

    private static async IAsyncEnumerable<JsonObject> TakeUntilAsync(this IAsyncEnumerable<JsonObject> events, long last, long until)
    {
        if (last >= until)
        {
            yield break;
        }

        await foreach (var stored in events)
        {
            yield return stored;
            if ((long)stored["sequence"]! >= until)
            {
                yield break;
            }
        }
    }

    private static void Show(JsonObject stored, bool json) => Screen.Out.Profile.Out.Writer.WriteLine(
        json ? stored.ToJsonString() : $"{stored["sequence"],6}  {((string)stored["timestamp"]!)[..19]}  {((string)stored["runId"]!)[^6..]}  {EventText.Of(stored)}");
}
