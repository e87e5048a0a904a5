using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Problems;

public sealed class ProblemTests : GatewayTests
{
    [Fact]
    public async Task Request_UnknownAddress_IsNotFound()
    {
        using var response = await Host.Http.GetAsync("/nowhere", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Request_WrongMethod_NamesTheRightOnes()
    {
        using var response = await Alice.DeleteAsync("/v1/runs", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.MethodNotAllowed, ErrorCodes.InvalidRequest);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(ErrorCodes.InvalidRequest, 400)]
    [InlineData(ErrorCodes.QueryNotAllowed, 400)]
    [InlineData(ErrorCodes.QueryFailed, 400)]
    [InlineData(ErrorCodes.InvalidData, 400)]
    [InlineData(ErrorCodes.Unauthenticated, 401)]
    [InlineData(ErrorCodes.Forbidden, 403)]
    [InlineData(ErrorCodes.NotFound, 404)]
    [InlineData(ErrorCodes.Conflict, 409)]
    [InlineData(ErrorCodes.EventsExpired, 410)]
    [InlineData(ErrorCodes.TooLarge, 413)]
    [InlineData(ErrorCodes.QueryLimitExceeded, 422)]
    [InlineData(ErrorCodes.LimitExceeded, 429)]
    [InlineData(ErrorCodes.BudgetExceeded, 429)]
    [InlineData(ErrorCodes.Internal, 500)]
    [InlineData(ErrorCodes.Unavailable, 503)]
    public async Task Refusal_OfTheGrain_KeepsItsCodeAndPlace(string code, int status)
    {
        Host.User("alice").Failure = new NetraException(code, "Because.")
        {
            Position = 3,
            Line = 4,
            Row = 5,
            Column = "c",
            ErrorClass = "type_mismatch",
            RetryAfter = TimeSpan.FromMilliseconds(1500),
        };

        using var response = await Alice.PostAsJsonAsync("/v1/query", new { sql = "SELECT 1" }, Cancel);

        var problem = await Expect.ProblemAsync(response, (HttpStatusCode)status, code);
        Assert.Equal("Because.", problem["detail"]!.GetValue<string>());
        Assert.Equal(3, problem["position"]!.GetValue<int>());
        Assert.Equal(4, problem["line"]!.GetValue<int>());
        Assert.Equal(5, problem["row"]!.GetValue<int>());
        Assert.Equal("c", problem["column"]!.GetValue<string>());
        Assert.Equal("type_mismatch", problem["errorClass"]!.GetValue<string>());
        Assert.Equal(status is 429 or 503 ? "2" : null, response.Headers.RetryAfter?.ToString());
        Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task Fault_OfTheGrain_TellsNothing()
    {
        Host.User("alice").Failure = new InvalidOperationException("/secret/path and SELECT 1");

        using var response = await Alice.GetAsync("/v1/me/statistics", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.InternalServerError, ErrorCodes.Internal);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public static TheoryData<Type> Outages =>
    [
        typeof(TimeoutException), typeof(SiloUnavailableException), typeof(OrleansMessageRejectionException), typeof(OrleansException), typeof(OperationCanceledException),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Outage_OfTheCluster_SaysTryAgain(Type type)
    {
        Host.User("alice").Failure = (Exception)RuntimeHelpers.GetUninitializedObject(type);

        using var response = await Alice.GetAsync("/v1/me/statistics", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Statistics_OfTheUser_AreCamelCase()
    {
        using var response = await Alice.GetAsync("/v1/me/statistics", Cancel);

        var json = await Expect.JsonAsync(response, HttpStatusCode.OK);
        Assert.Equal("clickhouse", json!["contexts"]![0]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task OpenApi_Document_NamesEveryAddress()
    {
        using var response = await Host.Http.GetAsync("/openapi/v1.json", Cancel);

        var json = await Expect.JsonAsync(response, HttpStatusCode.OK);
        string[] expected = ["/v1/runs", "/v1/runs/{runId}", "/v1/runs/{runId}/cancel", "/v1/runs/{runId}/approvals/{approvalId}", "/v1/events", "/v1/query", "/v1/ingest/{table}", "/v1/session/{key}", "/v1/session", "/v1/me", "/v1/me/statistics", "/dev/token"];
        Assert.Equal(expected.Order(), json!["paths"]!.AsObject().Select(path => path.Key).Order());
        Assert.NotNull(json["components"]!["securitySchemes"]!["bearer"]);
    }
}
