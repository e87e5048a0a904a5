using System.Text;
using Microsoft.AspNetCore.Http;
using Netra.Embedded.Engine;
using Netra.Embedded.Schema;

namespace Netra.Embedded.Http;

/// <summary>
/// Runs one request on a connection of its own. The engine blocks its caller, so requests run on threads of the pool, a bounded number at a time. A
/// client that hangs up has its statement killed.
/// </summary>
internal sealed class StatementRunner(EnginePaths paths) : IDisposable
{
    private const int MaxWaiting = 1_000;
    private static readonly int MaxRunning = Math.Max(16, Environment.ProcessorCount * 4);

    private readonly SemaphoreSlim _places = new(MaxRunning, MaxRunning);
    private int _waiting;

    /// <summary>Runs the request and writes the answer.</summary>
    public async Task RunAsync(FrontRequest request, HttpContext context)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw FrontException.TooManyQueries();
        }

        try
        {
            await _places.WaitAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            using var hangUp = context.RequestAborted.Register(() => _ = Task.Run(() => Kill(request)));
            await Task.Run(() => Run(request, context));
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static string Marker(string queryId) => $"/*query_id:{queryId}*/ ";

    private async Task Run(FrontRequest request, HttpContext context)
    {
        using var connection = Open(request);
        var answer = new Answer(context, request.QueryId, request.Format);
        if (request.IsKill)
        {
            await answer.WriteWholeAsync(KillCommand.Run(connection, request.Statement));
        }
        else if (request.IsInsert && request.Data.Length > 0)
        {
            using var file = InsertFile.Write(paths, request.Data.Span);
            using var result = connection.Query(Encoding.UTF8.GetBytes(Marker(request.QueryId) + file.Statement(request.Statement)), request.Format);
            await answer.WriteWholeAsync(result);
        }
        else if (request.IsQuery && PieceHeader.CanStream(request.Format))
        {
            using var pieces = connection.Stream(Encoding.UTF8.GetBytes(Marker(request.QueryId) + request.Statement), request.Format);
            await answer.WritePiecesAsync(pieces);
        }
        else
        {
            using var result = connection.Query(Encoding.UTF8.GetBytes(Marker(request.QueryId) + request.Statement), request.Format);
            await answer.WriteWholeAsync(result);
        }
    }

    private EngineConnection Open(FrontRequest request)
    {
        var connection = new EngineConnection(paths.Data, request.Settings);
        try
        {
            foreach (var (name, value) in request.Parameters)
            {
                connection.Execute($"SET param_{name} = '{EngineText.Escape(value)}'");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Kill(FrontRequest request)
    {
        var capability = request.Settings.Where(setting => setting.StartsWith($"--{CapabilitySetting.EngineName}=", StringComparison.Ordinal));
        using var connection = new EngineConnection(paths.Data, capability);
        try
        {
            using var _ = KillCommand.Run(connection, request.QueryId, wait: false);
        }
        catch (EngineException)
        {
            // It ended by itself in the meantime.
        }
    }
}
