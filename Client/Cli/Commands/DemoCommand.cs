using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Demo;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra demo</c>: gives two demo users a month of events, so that there is something to ask about.</summary>
internal static class DemoCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("demo", "Write a month of events for the users demo-shop and demo-bank (Development)");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var summary = new JsonObject();
            foreach (var profile in new[] { DemoProfile.Shop, DemoProfile.Bank })
            {
                using var client = global.Connect(parsed);
                await DevelopmentLogin.UseAsync(client, profile.User, cancellationToken);
                var known = await CountAsync(client, cancellationToken);
                var written = known > 0 ? 0 : await WriteAsync(client, profile, global.Time.GetUtcNow().UtcDateTime, cancellationToken);
                summary[profile.User] = new JsonObject { ["written"] = written, ["known"] = known };
                if (!parsed.GetValue(global.Json))
                {
                    global.Terminal.Line(known > 0
                        ? $"{profile.User} has {Terminal.Count(known, "event")} already; nothing was added."
                        : $"{profile.User} now has {Terminal.Count(written, "event")} of the last month.");
                }
            }

            if (parsed.GetValue(global.Json))
            {
                global.Terminal.Json(summary);
            }
            else
            {
                global.Terminal.Line();
                global.Terminal.Line("Try: ./netra ask --user demo-shop \"how is my latency?\"");
                global.Terminal.Line("     ./netra ask --user demo-bank \"what did each model cost me last week?\"");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<long> CountAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["sql"] = "SELECT count() FROM workload_events" };
        var result = await client.SendForObjectAsync(HttpMethod.Post, "/v1/query", request, cancellationToken);
        return result["rows"] is JsonArray { Count: 1 } rows && rows[0] is JsonArray { Count: 1 } row && JsonOutput.Integer(row[0]) is { } count
            ? count
            : throw client.NoGateway();
    }

    private static async Task<long> WriteAsync(GatewayClient client, DemoProfile profile, DateTime now, CancellationToken cancellationToken)
    {
        var body = string.Concat(DemoHistory.Events(profile, now).Select(row => row.ToJsonString() + "\n"));
        using var content = new StringContent(body, Encoding.UTF8, "application/x-ndjson");
        var answer = await client.SendForJsonAsync(HttpMethod.Post, "/v1/ingest/workload_events", content, cancellationToken) as JsonObject;
        return JsonOutput.Integer(answer?["rows"]) ?? throw client.NoGateway();
    }
}
