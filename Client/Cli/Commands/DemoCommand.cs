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
                using var client = new GatewayClient(global.Address(parsed));
                client.Token = await client.DevelopmentTokenAsync(profile.User, cancellationToken);
                var known = await CountAsync(client, cancellationToken);
                var written = known > 0 ? 0 : await WriteAsync(client, profile, cancellationToken);
                summary[profile.User] = new JsonObject { ["written"] = written, ["known"] = known };
            }

            if (parsed.GetValue(global.Json))
            {
                Console.WriteLine(summary.ToJsonString());
            }
            else
            {
                Tell(summary);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<long> CountAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["sql"] = "SELECT count() FROM workload_events" };
        return (long)(await client.SendJsonAsync(HttpMethod.Post, "/v1/query", request, cancellationToken))!["rows"]![0]![0]!;
    }

    private static async Task<long> WriteAsync(GatewayClient client, DemoProfile profile, CancellationToken cancellationToken)
    {
        var body = string.Concat(DemoHistory.Events(profile, DateTime.UtcNow).Select(row => row.ToJsonString() + "\n"));
        using var content = new StringContent(body, Encoding.UTF8, "application/x-ndjson");
        var answer = await client.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", content, cancellationToken);
        return (long)JsonNode.Parse(answer)!["rows"]!;
    }

    private static void Tell(JsonObject summary)
    {
        foreach (var (user, counts) in summary)
        {
            Screen.Line((long)counts!["known"]! > 0
                ? $"{user} has {counts["known"]} events already; nothing was added."
                : $"{user} now has {counts["written"]} events of the last month.");
        }

        Screen.Line(string.Empty);
        Screen.Line("Try: ./netra ask --user demo-shop \"how is my latency?\"");
        Screen.Line("     ./netra ask --user demo-bank \"what did each model cost me last week?\"");
    }
}
