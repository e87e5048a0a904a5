using System.Text.Json;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Client.Gateway.Runs;

/// <summary>The body of <c>POST /v1/runs/{runId}/approvals/{approvalId}</c>.</summary>
internal static class ApprovalBody
{
    private const int MaxComment = 8_192;

    public static Approval Read(JsonElement body)
    {
        var fields = JsonFields.Of(body, "approved", "comment");
        return new Approval(fields.RequiredTruth("approved"), fields.OptionalText("comment", 0, MaxComment));
    }
}
