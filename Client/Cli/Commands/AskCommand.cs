using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra ask "question"</c>: starts a run, shows its events as they are stored, prints the answer.</summary>
internal static class AskCommand
{
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create(GlobalOptions global)
    {
        var question = new Argument<string>("question") { Description = "What you want to know" };
        var agent = new Option<string?>("--agent") { Description = "The agent to ask; default: the installation's" };
        var thread = new Option<string?>("--thread") { Description = "The conversation to go on with" };
        var command = new Command("ask", "Ask an agent and watch it work") { question, agent, thread };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var request = new JsonObject { ["message"] = parsed.GetValue(question), ["requestId"] = Guid.NewGuid().ToString("N") };
            if (parsed.GetValue(agent) is { } agentName)
            {
                request["agent"] = agentName;
            }

            if (parsed.GetValue(thread) is { } threadId)
            {
                request["threadId"] = threadId;
            }

            var run = await StartAsync(global, client, request, cancellationToken);
            return JsonOutput.Plain(run["runId"]) is { Length: > 0 } runId
                ? await FollowAsync(global, client, runId, parsed.GetValue(global.Json), cancellationToken)
                : throw client.NoGateway();
        });
        return command;
    }

    // The request has an id of its own: asked again, of whichever node, it is the same run.
    private static async Task<JsonObject> StartAsync(GlobalOptions global, GatewayClient client, JsonObject request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.SendForObjectAsync(HttpMethod.Post, "/v1/runs", request, cancellationToken);
            }
            catch (Exception failure) when (attempt < Attempts
                && failure is GatewayConnectionException { WasReached: true } or GatewayProblemException { Status: 503 })
            {
                client.MoveOn();
                await Task.Delay(Pause, global.Time, cancellationToken);
            }
        }
    }

    private static async Task<int> FollowAsync(GlobalOptions global, GatewayClient client, string runId, bool json, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var stored in global.EventsOf(client, isEndless: false, json).ReadAsync(after: null, runId, cancellationToken))
            {
                Show(global.Terminal, stored, json);
                if (EventText.TypeOf(stored) == "agent_completed")
                {
                    return await FinishAsync(global.Terminal, client, runId, stored["payload"] as JsonObject, json, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await client.SendForTextAsync(HttpMethod.Post, $"/v1/runs/{Uri.EscapeDataString(runId)}/cancel", content: null, CancellationToken.None);
            throw GatewayProblemException.Create("cancelled", $"Interrupted; the run {runId} is asked to end.");
        }
        catch (GatewayConnectionException lost)
        {
            throw new GatewayConnectionException($"{lost.Message} The run may go on; see: netra runs show {runId}", lost.WasReached, lost);
        }

        return ExitCodes.Failed;
    }

    private static void Show(Terminal terminal, JsonObject stored, bool json)
    {
        if (json)
        {
            terminal.Json(stored);
        }
        else
        {
            terminal.Styled(EventText.Of(stored), EventText.StyleOf(stored));
        }
    }

    private static async Task<int> FinishAsync(Terminal terminal, GatewayClient client, string runId, JsonObject? payload, bool json, CancellationToken cancellationToken)
    {
        var isCompleted = JsonOutput.Plain(payload?["status"]) == "completed";
        var answer = payload?["result"] is JsonObject result ? JsonOutput.Plain(result["answer"]) : null;

        // An event holds the beginning of a long answer; the run has all of it.
        if (!json && isCompleted && payload?["result"] is not null && (answer is null || answer.EndsWith('…')))
        {
            var run = await client.SendForJsonAsync(HttpMethod.Get, $"/v1/runs/{Uri.EscapeDataString(runId)}", content: null, cancellationToken);
            answer = run?["result"] is JsonObject whole ? JsonOutput.Plain(whole["answer"]) : answer;
        }

        if (!json && answer is { Length: > 0 })
        {
            terminal.Line();
            terminal.Line(answer);
        }

        return isCompleted ? ExitCodes.Success : ExitCodes.Failed;
    }
}
