using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Import;

namespace Netra.Client.Cli.Tests.Support;

/// <summary>Imports of files into a gateway that counts rows by line, or refuses the n-th request.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private readonly TestGateway _gateway;
    private readonly GatewayClient _client;

    private ImportRun(TestGateway gateway)
    {
        _gateway = gateway;
        _client = new GatewayClient(gateway.Address) { Token = "t" };
        gateway.On("POST /v1/ingest/t", AnswerAsync);
    }

    public ConcurrentQueue<string> Bodies { get; } = [];

    public string? ContentType { get; private set; }

    /// <summary>The answer to a request, by its number from 1; <see langword="null"/>: it is stored.</summary>
    public Func<int, object?> Refusal { get; set; } = _ => null;

    /// <summary>How many rows a body holds.</summary>
    public Func<string, int> Rows { get; set; } = body => body.Count(character => character == '\n') - 1;

    public static async Task<ImportRun> StartAsync() => new(await TestGateway.StartAsync());

    /// <summary>Imports a file; what was sent, all requests after each other.</summary>
    public async Task<string> SendAsync(
        TemporaryFile file, string map = "", string set = "", bool ignoreUnmapped = false, int maxRows = FileImport.MaxRows)
    {
        var rules = new ColumnMap(Assignments.ParseList("--map", [map]), Assignments.ParseList("--set", [set]), ignoreUnmapped);
        await new FileImport(_client, "t", rules, maxRows).RunAsync(file.Path, static _ => { }, TestContext.Current.CancellationToken);
        return string.Concat(Bodies);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
    }

    private Task AnswerAsync(SeenRequest request, HttpContext context)
    {
        Bodies.Enqueue(request.Body);
        ContentType = request.ContentType;
        var refusal = Refusal(Bodies.Count);
        context.Response.StatusCode = refusal is null ? 200 : 400;
        return context.Response.WriteAsync(JsonSerializer.Serialize(refusal ?? new { rows = Rows(request.Body) }), context.RequestAborted);
    }
}
