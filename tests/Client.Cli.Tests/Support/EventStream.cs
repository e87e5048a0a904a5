using Microsoft.AspNetCore.Http;

namespace Netra.Client.Cli.Tests.Support;

/// <summary>Writes Server-Sent Events as the gateway does.</summary>
internal static class EventStream
{
    public static string Event(long sequence, string type = "agent_thinking", string payload = """{"thought":"hm","step":1}""", string run = "run-000001") =>
        $$"""{"sequence":{{sequence}},"type":"{{type}}","runId":"{{run}}","threadId":"t","agent":"data","timestamp":"2026-11-23T10:00:00.123456Z","payload":{{payload}}}""";

    public static async Task WriteEventsAsync(this HttpContext context, params string[] events)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var stored in events)
        {
            var sequence = stored.Split([':', ','], 3)[1];
            await context.Response.WriteAsync($": still here\n\nid: {sequence}\ndata: {stored}\n\n", context.RequestAborted);
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Waits until the client goes.</summary>
    public static async Task StayAsync(this HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
