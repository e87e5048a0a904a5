using System.Text;
using Microsoft.AspNetCore.Http;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Http;

/// <summary>Runs each request on a connection of its own. The statement of a client that hangs up is killed.</summary>
internal sealed class StatementRunner(EnginePaths paths, OldParts oldParts) : IDisposable
{
    private static readonly TimeSpan KillInterval = TimeSpan.FromMilliseconds(100);

    private readonly QueryPlaces _places = new();

    /// <summary>Runs the request and writes the answer.</summary>
    public async Task RunAsync(FrontRequest request, HttpContext context)
    {
        using var place = await _places.TakeAsync(context.RequestAborted);
        using var ended = new CancellationTokenSource();
        await using var hangUp = context.RequestAborted.Register(() => _ = Task.Run(() => KillUntilAsync(request, ended.Token)));
        await Task.Run(() => ReceiveAsync(request, context));
        await ended.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task ReceiveAsync(FrontRequest request, HttpContext context)
    {
        await using var body = RequestBody.Open(context.Request);
        var received = await ReceivedStatement.ReadAsync(request.Query, body, context.RequestAborted);
        var statement = StatementText.Read(received.Sql);
        using var connection = Open(request, statement.Kind);
        var text = Encoding.UTF8.GetBytes($"{KillCommand.Marker(request.QueryId)}{received.Sql}");
        var format = statement.Format ?? request.Format;
        var answer = new Answer(context, request.QueryId, format);
        switch (statement.Kind)
        {
            case StatementKind.Insert when received.Insert is { } head:
                using (var inserted = await EngineInsertion.RunAsync(connection, text, head.Format, received.FirstRows, body, context.RequestAborted))
                {
                    await answer.WriteWholeAsync(inserted);
                }

                return;
            case StatementKind.Query or StatementKind.Description:
                CheckReading(connection, received.Sql);
                break;
            case StatementKind.Delete:
                var (deletion, table) = DeleteCommand.Compose(received.Sql, request.Capability);
                using (var deleted = oldParts.Delete(table, () => connection.Query(Encoding.UTF8.GetBytes(deletion), format)))
                {
                    await answer.WriteWholeAsync(deleted);
                }

                return;
            case StatementKind.Kill:
                text = Encoding.UTF8.GetBytes(KillCommand.Compose(received.Sql));
                break;
        }

        if (statement.Kind == StatementKind.Query && PieceHeader.CanStream(format))
        {
            using var pieces = connection.Stream(text, format);
            await answer.WritePiecesAsync(pieces);
        }
        else
        {
            using var result = connection.Query(text, format);
            await answer.WriteWholeAsync(result);
        }
    }

    private static void CheckReading(EngineConnection connection, string sql)
    {
        // A text that the engine cannot parse is refused by the engine, with the place of the mistake.
        if (connection.Classify(Encoding.UTF8.GetBytes(sql)) is { Class: not (EngineStatementClass.Reading or EngineStatementClass.Unknown) } or { Statements: > 1 })
        {
            throw FrontException.Forbidden("Only one statement that reads is allowed here.");
        }
    }

    private EngineConnection Open(FrontRequest request, StatementKind kind)
    {
        var connection = new EngineConnection(paths.Data, [.. request.Settings, .. kind == StatementKind.Insert ? request.InsertArguments : [], request.IdentityArgument]);
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

    // The statement may not have reached the engine yet when its client hangs up: ask until the request has ended.
    private async Task KillUntilAsync(FrontRequest request, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(KillInterval);
        try
        {
            do
            {
                using var connection = new EngineConnection(paths.Data, [request.IdentityArgument]);
                connection.Execute(KillCommand.Compose(request.QueryId, wait: false));
            }
            while (await timer.WaitForNextTickAsync(ended));
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException)
        {
            // It ended by itself in the meantime.
        }
    }
}
