using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Gateway.Queries;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Client.Gateway.Runs;

/// <summary>Runs as clients read them.</summary>
internal static class RunJson
{
    /// <summary>What the answer to a start says.</summary>
    public static JsonObject Started(RunView run) => new()
    {
        ["runId"] = run.RunId.ToString(),
        ["threadId"] = run.ThreadId.ToString(),
        ["status"] = run.Status.ToWireName(),
    };

    /// <summary>A run.</summary>
    public static JsonObject Whole(RunView run)
    {
        var json = new JsonObject
        {
            ["runId"] = run.RunId.ToString(),
            ["threadId"] = run.ThreadId.ToString(),
            ["agent"] = run.Agent,
            ["status"] = run.Status.ToWireName(),
        };
        if (run.Result is { } result)
        {
            json["result"] = Result(result);
        }

        if (run.Error is { } error)
        {
            json["error"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["retryable"] = error.Retryable };
        }

        json["createdAt"] = JsonTime.Format(run.CreatedAt.UtcDateTime);
        if (run.CompletedAt is { } completedAt)
        {
            json["completedAt"] = JsonTime.Format(completedAt.UtcDateTime);
        }

        json["agents"] = new JsonArray([.. run.Agents.Select(agent => (JsonNode)agent)]);
        if (run.Approvals.Length > 0)
        {
            json["approvals"] = new JsonArray([.. run.Approvals.Select(Approval)]);
        }

        json["usage"] = new JsonObject { ["used"] = Use(run.Usage.Used), ["reserved"] = Use(run.Usage.Reserved) };
        return json;
    }

    /// <summary>Some runs, and where to go on.</summary>
    public static JsonObject Page(RunPage page)
    {
        var json = new JsonObject { ["items"] = new JsonArray([.. page.Items.Select(Whole)]) };
        if (page.Next is { } next)
        {
            json["next"] = next.ToString();
        }

        return json;
    }

    private static JsonObject Approval(PendingApproval asked) =>
        new() { ["approvalId"] = asked.ApprovalId, ["agent"] = asked.Agent, ["prompt"] = asked.Prompt };

    private static JsonObject Use(BudgetUse use) =>
        new() { ["tokens"] = use.Tokens, ["costDollars"] = use.CostDollars, ["toolCalls"] = use.ToolCalls, ["rows"] = use.Rows, ["estimatedTokens"] = use.EstimatedTokens };

    private static JsonObject Result(RunResult result)
    {
        var json = new JsonObject { ["answer"] = result.Answer };
        if (result.Data is { } data)
        {
            json["data"] = JsonNode.Parse(data, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
        }

        return json;
    }
}
