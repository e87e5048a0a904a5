using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.OpenApi;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Client.Gateway.Runs;

/// <summary>Starting, reading and cancelling runs, and deciding what they ask.</summary>
internal static class RunEndpoints
{
    private const int DefaultPage = 50;
    private const int MaxPage = 100;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/runs", StartAsync).WithName("startRun").WithSummary("Starts a run.")
            .Accepts<StartRunDocument>("application/json").Produces<StartedRunDocument>(StatusCodes.Status202Accepted).WithTags("runs");
        endpoints.MapGet("/runs", ListAsync).WithName("listRuns").WithSummary("The runs, newest first.")
            .Produces<RunPageDocument>().WithTags("runs");
        endpoints.MapGet("/runs/{runId}", GetAsync).WithName("getRun").WithSummary("A run.")
            .Produces<RunDocument>().WithTags("runs");
        endpoints.MapPost("/runs/{runId}/cancel", CancelAsync).WithName("cancelRun").WithSummary("Asks a run to end.")
            .Produces(StatusCodes.Status202Accepted).WithTags("runs");
        endpoints.MapPost("/runs/{runId}/approvals/{approvalId}", DecideAsync).WithName("resolveApproval").WithSummary("Decides what a run asked for.")
            .Accepts<ApprovalDocument>("application/json").Produces(StatusCodes.Status202Accepted).WithTags("runs");
    }

    private static async Task<IResult> StartAsync(HttpContext context, UserGrains users, TimeProvider time)
    {
        using var body = await JsonBody.ReadAsync(context, JsonBody.DefaultMaxBytes);
        var run = await users.Of(context.GetCaller()).StartRunAsync(StartRunBody.Read(body.RootElement, time.GetUtcNow()));
        context.Response.Headers.Location = $"/v1/runs/{run.RunId}";
        return Results.Json(RunJson.Started(run), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync(HttpContext context, UserGrains users, string? limit = null, string? before = null)
    {
        var size = (int)(QueryParameters.Integer("limit", limit, 1, MaxPage) ?? DefaultPage);
        RunId? older = null;
        if (!string.IsNullOrEmpty(before))
        {
            older = RunId.TryParse(before, out var id) ? id : throw Refusal.Field("before", "must be a run id: 32 lower-case hex digits.");
        }

        return Results.Json(RunJson.Page(await users.Of(context.GetCaller()).ListRunsAsync(older, size)));
    }

    private static async Task<IResult> GetAsync(HttpContext context, UserGrains users, string runId)
    {
        var run = await users.Of(context.GetCaller()).GetRunAsync(IdOf(runId)) ?? throw Refusal.NoSuchRun();
        return Results.Json(RunJson.Whole(run));
    }

    private static async Task<IResult> CancelAsync(HttpContext context, UserGrains users, string runId) =>
        await users.Of(context.GetCaller()).CancelRunAsync(IdOf(runId))
            ? Results.StatusCode(StatusCodes.Status202Accepted)
            : throw Refusal.NoSuchRun();

    private static async Task<IResult> DecideAsync(HttpContext context, UserGrains users, string runId, string approvalId)
    {
        using var body = await JsonBody.ReadAsync(context, JsonBody.DefaultMaxBytes);
        await users.Of(context.GetCaller()).ResolveApprovalAsync(IdOf(runId), approvalId, ApprovalBody.Read(body.RootElement));
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    // A text that is no id names no run: the same answer as for a run of somebody else.
    private static RunId IdOf(string text) => RunId.TryParse(text, out var runId) ? runId : throw Refusal.NoSuchRun();
}
