using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netra.Testing.Models;

/// <summary>
/// An OpenAI-compatible model on a free port: chat completions, streamed or not, with tools. What it does is scripted by the user's message; it counts requests
/// and tokens.
/// </summary>
public sealed class ScriptedModelEndpoint : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<SeenModelRequest, ScriptedTurn>> _scripts = new();
    private readonly ConcurrentDictionary<string, ScriptedTurn> _parts = new();
    private readonly ConcurrentQueue<SeenModelRequest> _requests = new();
    private readonly WebApplication _app;
    private long _tokens;

    private ScriptedModelEndpoint(WebApplication app) => _app = app;

    /// <summary>The base address, for <c>Netra:Model:Endpoint</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<SeenModelRequest> Requests => [.. _requests];

    /// <summary>All tokens so far, input and output.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    /// <summary>Starts one.</summary>
    public static async Task<ScriptedModelEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 << 20);
        var app = builder.Build();
        var endpoint = new ScriptedModelEndpoint(app);
        app.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        await app.StartAsync();
        return endpoint;
    }

    /// <summary>Scripts a conversation that has this user message: each turn as the conversation comes to it, the last one again and again.</summary>
    public void On(string message, params ScriptedTurn[] turns) => On(message, request => turns[Math.Min(request.Turn, turns.Length - 1)]);

    /// <summary>Scripts conversations that have this user message.</summary>
    public void On(string message, Func<SeenModelRequest, ScriptedTurn> script) => _scripts[message] = script;

    /// <summary>Scripts conversations that have a user message with this in it.</summary>
    public void OnAny(string part, ScriptedTurn turn) => _parts[part] = turn;

    /// <summary>The requests of conversations that have this user message.</summary>
    public IReadOnlyList<SeenModelRequest> RequestsOf(string message) => [.. _requests.Where(request => request.Messages("user").Contains(message))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new SeenModelRequest(
            await reader.ReadToEndAsync(http.RequestAborted), http.Request.Headers.Authorization, http.Request.Headers["Idempotency-Key"]);
        _requests.Enqueue(request);
        var script = request.Messages("user").Select(message => _scripts.GetValueOrDefault(message)).LastOrDefault(found => found is not null);
        var turn = script?.Invoke(request)
            ?? _parts.FirstOrDefault(part => request.Messages("user").Any(message => message.Contains(part.Key, StringComparison.Ordinal))).Value
            ?? ScriptedTurn.FailsWith(StatusCodes.Status400BadRequest, body: "nobody scripted this message");
        Interlocked.Add(ref _tokens, ModelWire.TokensOf(request.Text) + ModelWire.TokensOf(turn.Text));
        await turn.Before(http.RequestAborted);
        if (turn.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = wait;
        }

        if (turn.Raw is { } raw)
        {
            http.Response.StatusCode = turn.Status;
            http.Response.ContentType = request.Streams && turn.Status == 200 ? "text/event-stream" : "application/json";
            await http.Response.WriteAsync(raw, http.RequestAborted);
        }
        else if (request.Streams)
        {
            await ModelWire.StreamAsync(http, request, turn);
        }
        else
        {
            await ModelWire.SendAsync(http, request, turn);
        }
    }
}
