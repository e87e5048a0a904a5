using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.EndToEnd.Tests.Telemetry.Otlp;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>A collector on a free port of loopback: takes what an exporter sends over HTTP in protobuf, and keeps it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _metrics = new();
    private readonly ConcurrentQueue<string> _odd = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Everything that was sent, as bytes.</summary>
    public IEnumerable<byte[]> Bodies => [.. _traces, .. _metrics];

    /// <summary>What came that is not of the protocol.</summary>
    public IReadOnlyList<string> Odd => [.. _odd];

    /// <summary>The spans, with the service that each is of.</summary>
    public IReadOnlyList<(string Service, Span Span)> Spans =>
    [
        .. from body in _traces
           from resource in ExportedTraces.Parser.ParseFrom(body).ResourceSpans
           from scope in resource.ScopeSpans
           from span in scope.Spans
           select (Service(resource.Resource), span),
    ];

    /// <summary>The names of the metrics.</summary>
    public IReadOnlyList<string> Metrics =>
    [
        .. from body in _metrics
           from resource in ExportedMetrics.Parser.ParseFrom(body).ResourceMetrics
           from scope in resource.ScopeMetrics
           from metric in scope.Metrics
           select metric.Name,
    ];

    /// <summary>Starts one.</summary>
    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Service(Resource resource) => resource.Attributes.Single(attribute => attribute.Key == "service.name").Value.StringValue;

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var kept = (context.Request.Method, context.Request.Path.Value, context.Request.ContentType) switch
        {
            ("POST", "/v1/traces", "application/x-protobuf") => _traces,
            ("POST", "/v1/metrics", "application/x-protobuf") => _metrics,
            _ => null,
        };
        if (kept is null)
        {
            _odd.Enqueue($"{context.Request.Method} {context.Request.Path} {context.Request.ContentType}");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        kept.Enqueue(body.ToArray());

        // An answer without fields: everything was taken.
        context.Response.ContentType = "application/x-protobuf";
    }
}
