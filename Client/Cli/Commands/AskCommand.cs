using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra ask "question"</c>: starts a run, shows its events as they are stored, prints the answer.</summary>
internal static class AskCommand
{
    public static Command Create(GlobalOptions global)
    {
        var question = new Argument<string>("question") { Description = "What you want to know" };
        var agent = new Option<string?>("--agent") { Description = "The agent to ask; default: the installation's" };
        var thread = new Option<string?>("--thread") { Description = "The conversation to go on with" };
        var command = new Command("ask", "Ask an agent and watch it work") { question, agent, thread };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var request = new JsonObject { ["message"] = parsed.GetValue(question), ["requestId"] = Guid.NewGuid().ToString("N") };
            if (parsed.GetValue(agent) is { } agentName)
            {
                request["agent"] = agentName;
            }

            if (parsed.GetValue(thread) is { } threadId)
            {
                request["threadId"] = threadId;
            }

            var run = await client.SendJsonAsync(HttpMethod.Post, "/v1/runs", request, cancellationToken);
            return await FollowAsync(client, (string)run!["runId"]!, parsed.GetValue(global.Json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> FollowAsync(GatewayClient client, string runId, bool json, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var stored in new EventFeed(client).ReadAsync(after: null, runId, cancellationToken))
            {
                Show(stored, json);
                if ((string?)stored["type"] == "agent_completed")
                {
                    return Finish(stored, json);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await client.SendAsync(HttpMethod.Post, $"/v1/runs/{runId}/cancel", content: null, CancellationToken.None);
            await Console.Error.WriteLineAsync("The run was cancelled.");
        }

        return ExitCodes.Failed;
    }

    private static void Show(JsonObject stored, bool json)
    {
        if (json)
        {
            Console.WriteLine(stored.ToJsonString());
        }
        else if (EventText.Of(stored) is { } line)
        {
            Screen.Quiet(line);
        }
    }

    private static int Finish(JsonObject stored, bool json)
    {
        var payload = stored["payload"]!;
        if (!json && payload["result"]?["answer"] is { } answer)
        {
            Screen.Line(string.Empty);
            Screen.Line(answer.ToString());
        }

        return (string?)payload["status"] == "completed" ? ExitCodes.Success : ExitCodes.Failed;
    }
}
