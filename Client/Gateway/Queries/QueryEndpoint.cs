using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.OpenApi;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Queries;

/// <summary><c>POST /v1/query</c>.</summary>
internal static class QueryEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/query", QueryAsync)
        .WithName("query").WithSummary("Runs one SELECT over the caller's own tables.").WithTags("data")
        .Accepts<QueryDocument>("application/json").Produces<QueryResultDocument>();

    private static async Task QueryAsync(HttpContext context, UserGrains users)
    {
        var query = await ReadAsync(context);
        var user = users.Of(context.GetCaller());

        // Cancelling is a call to the grain as well: registered here, it runs in this flow and carries the token.
        using var cancellation = new CancellationTokenSource();
        await using var abort = context.RequestAborted.Register(cancellation.Cancel);
        var result = await user.ExecuteAnalyticsQueryAsync(query, cancellation.Token);
        await ResultWriter.WriteAsync(context.Response, result, context.RequestAborted);
    }

    private static async Task<AnalyticsQuery> ReadAsync(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context, JsonBody.DefaultMaxBytes);
        return QueryBody.Read(body.RootElement);
    }
}
