using System.Net;
using Netra.Silo.Resilience;

namespace Netra.Silo.ClickHouse;

/// <summary>Lets requests through while the engine's circuit is closed, and ends those that wait for an answer when it opens.</summary>
internal sealed class CircuitHandler(Circuit circuit, HttpMessageHandler connections) : DelegatingHandler(connections)
{
    private const string CodeHeader = "X-ClickHouse-Exception-Code";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => circuit.RunAsync(async () =>
    {
        var opened = circuit.Opened;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, opened);
        try
        {
            var response = await base.SendAsync(request, ended.Token);
            return IsOfAnEngine(response) ? response : throw NotAnEngine(response);
        }
        catch (OperationCanceledException) when (opened.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw circuit.Away();
        }
    });

    // What stands before an engine says so when there is none behind it.
    private static bool IsOfAnEngine(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout) || response.Headers.Contains(CodeHeader);

    private static HttpRequestException NotAnEngine(HttpResponseMessage response)
    {
        response.Dispose();
        return new HttpRequestException("No engine answers behind this address.", null, response.StatusCode);
    }
}
