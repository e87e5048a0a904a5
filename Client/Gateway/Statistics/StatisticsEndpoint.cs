using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Client.Gateway.Authentication;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Statistics;

/// <summary><c>GET /v1/me/statistics</c>.</summary>
internal static class StatisticsEndpoint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(new LowerCaseNaming()) },
    };

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/me/statistics", GetAsync)
        .WithName("getStatistics").WithSummary("What the caller has and uses.").WithTags("me").Produces<UserStatistics>();

    private static async Task<IResult> GetAsync(HttpContext context, UserGrains users) =>
        Results.Json(await users.Of(context.GetCaller()).GetStatisticsAsync(), Json);
}
