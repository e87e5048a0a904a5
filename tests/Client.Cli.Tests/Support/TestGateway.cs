using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Netra.Client.Cli.Tests.Support;

/// <summary>A server at the edge of the client's world: answers on a free port as it is told, and remembers what it was asked.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<SeenRequest, HttpContext, Task>> _answers = new(StringComparer.Ordinal);

    private (string Target, string Body)? _early;

    private TestGateway(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public Uri Address => new(_app.Urls.Single());

    public static async Task<TestGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        var gateway = new TestGateway(builder.Build());
        gateway._app.Run(gateway.AnswerAsync);
        gateway.On("POST /dev/token", """{"access_token":"token-1","expires_in":3600}""");
        await gateway._app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>Answers a call, named as in <c>GET /v1/me</c> without the query string.</summary>
    public TestGateway On(string call, Func<SeenRequest, HttpContext, Task> answer)
    {
        _answers[call] = answer;
        return this;
    }

    public TestGateway On(string call, string body, int status = StatusCodes.Status200OK) => On(call, (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>Answers with 400 as soon as a request for the target has begun, and does not read on.</summary>
    public void Early(string target, string body) => _early = (target, body);

    public TestGateway Refuse(string call, int status, object problem) => On(call, JsonSerializer.Serialize(problem), status);

    public async ValueTask DisposeAsync()
    {
        // Streams are still open; they need not be waited for.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var call = $"{request.Method} {target.Split('?')[0]}";
        if (_early is { } early && early.Target == target)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(early.Body, context.RequestAborted);
            return;
        }

        var seen = new SeenRequest(
            request.Method,
            target,
            request.Headers.Authorization,
            request.Headers["Last-Event-ID"],
            request.ContentType,
            await reader.ReadToEndAsync(context.RequestAborted));
        Seen.Enqueue(seen);
        if (_answers.TryGetValue(call, out var answer))
        {
            await answer(seen, context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await context.Response.WriteAsync($$"""{"code":"not_found","detail":"There is no {{call}}."}""", context.RequestAborted);
    }
}
