using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;

namespace Netra.Client.Gateway.Events;

/// <summary>Writes a feed as Server-Sent Events.</summary>
internal sealed partial class ServerSentEvents(
    HttpContext context,
    EventFeed feed,
    StreamLifetime lifetime,
    NetraGatewayOptions options,
    TimeProvider time,
    ILogger<ServerSentEvents> logger)
{
    private const int FlushBytes = 64 * 1024;

    private long _unflushed;
    private long _flushed;

    // Sequences that the client knows of, and that are accounted for by what was written: of other runs when it asked for one.
    private long _told = feed.Place;
    private long _place = feed.Place;

    public async Task RunAsync()
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!await WriteAsync(": ready\n\n") || !await FlushAsync())
        {
            return;
        }

        try
        {
            await PumpAsync();
        }
        catch (NetraException problem)
        {
            // The stream ends; the client comes back with its place and is told then, by the status, what is wrong.
            LogEnded(problem.Code);
        }
    }

    private async Task PumpAsync()
    {
        var next = feed.NextAsync();
        while (!lifetime.Ended.IsCompleted)
        {
            var pause = options.KeepAliveInterval - time.GetElapsedTime(_flushed);
            if (pause <= TimeSpan.Zero)
            {
                if (!await WriteAsync(SignOfLife()) || !await FlushAsync())
                {
                    return;
                }

                continue;
            }

            using var isWoken = new CancellationTokenSource();
            var first = await Task.WhenAny(lifetime.Ended, next, Task.Delay(pause, time, isWoken.Token));
            await isWoken.CancelAsync();
            if (first == next)
            {
                var batch = await next;
                if (!await WriteAllAsync(batch.Events))
                {
                    return;
                }

                _place = batch.Through;
                next = feed.NextAsync();
            }
        }
    }

    // An id without data is no event; it moves the place at which a client resumes over the events that it did not ask for.
    private string SignOfLife()
    {
        if (_place <= _told)
        {
            return ": ping\n\n";
        }

        _told = _place;
        return $": ping\nid: {_place}\n\n";
    }

    private async Task<bool> WriteAllAsync(ImmutableArray<UserEvent> events)
    {
        foreach (var item in events)
        {
            if (lifetime.Ended.IsCompleted || !await WriteAsync($"id: {item.Sequence}\ndata: {item.ToJson()}\n\n"))
            {
                return false;
            }

            _told = item.Sequence;
        }

        return events.IsEmpty || await FlushAsync();
    }

    private async Task<bool> WriteAsync(string text)
    {
        var written = Encoding.UTF8.GetBytes(text, context.Response.BodyWriter);
        _unflushed += written;
        return _unflushed < FlushBytes || await FlushAsync();
    }

    /// <summary>Whether the client took what was written; one that takes nothing for too long is cut off.</summary>
    private async Task<bool> FlushAsync()
    {
        _unflushed = 0;
        var flush = context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
        try
        {
            if (!await lifetime.LeavesAsync(flush, options.SlowClientTimeout))
            {
                LogTooSlow();
                context.Abort();
                return false;
            }

            _flushed = time.GetTimestamp();
            var result = await flush;
            return !result.IsCompleted && !result.IsCanceled;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A client took none of its events for too long and was cut off.")]
    private partial void LogTooSlow();

    [LoggerMessage(Level = LogLevel.Information, Message = "A stream of events ended: {Code}.")]
    private partial void LogEnded(string code);
}
