using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Telemetry;

namespace Netra.Silo.Telemetry;

/// <summary>Spans and metrics of what is asked of the stores: names of operations, never keys, values or, unless content is on, statements.</summary>
internal sealed class StoreTelemetry : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "Netra.Stores";

    /// <summary>The statement; content.</summary>
    public const string Statement = "db.query.text";

    /// <summary>The tables of a statement.</summary>
    public const string Tables = "db.collection.name";

    /// <summary>The rows of an answer.</summary>
    public const string Rows = "db.response.returned_rows";

    private const string System = "db.system.name";
    private const string Operation = "db.operation.name";

    private static readonly ActivitySource Source = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private readonly bool _content;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;

    /// <summary>Creates <c>db.client.operation.duration</c>.</summary>
    public StoreTelemetry(IMeterFactory meters, IOptions<ContentOptions> content, TimeProvider time)
    {
        (_content, _time) = (content.Value.Content, time);
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram("db.client.operation.duration", "s", "How long operations of the stores took.", null, Seconds);
    }

    /// <summary>The attributes of these spans that hold nothing of a user.</summary>
    public static IEnumerable<string> Attributes => [System, Operation, Tables, Rows, TelemetryNames.Error];

    /// <summary>Does an operation of a store under a span.</summary>
    /// <param name="system">The store.</param>
    /// <param name="operation">What is done: one of few names.</param>
    /// <param name="statement">The statement, if there is one; shown where content is.</param>
    /// <param name="work">Does it; notes on the span what came out.</param>
    public async Task<T> RunAsync<T>(string system, string operation, string? statement, Func<Activity?, Task<T>> work)
    {
        var began = _time.GetTimestamp();
        var tags = new TagList { { System, system }, { Operation, operation } };
        using var span = Source.HasListeners() ? Source.StartActivity($"{operation} {system}", ActivityKind.Client) : null;
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(System, system).SetTag(Operation, operation).SetTag(Statement, _content ? statement : null);
        }

        try
        {
            return await work(span);
        }
        catch (Exception failure)
        {
            var code = CodeOf(failure);
            tags.Add(TelemetryNames.Error, code);
            span?.SetTag(TelemetryNames.Error, code).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            _duration.Record(_time.GetElapsedTime(began).TotalSeconds, tags);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static string CodeOf(Exception failure) => failure switch
    {
        NetraException known => known.Code,
        OperationCanceledException => ErrorCodes.Cancelled,
        _ => ErrorCodes.Internal,
    };
}
