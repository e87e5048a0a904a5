using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.Requests;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Client.Gateway.Ingest;

/// <summary>Sends records to the user's grain in blocks, then has them stored, all or none.</summary>
internal sealed partial class Import(UserGrains users, Caller caller, string table, int maxRows, ILogger<Import> logger)
{
    private const int BlockRows = 10_000;

    // Keeps a message between silos small, however wide the rows are.
    private const int BlockSize = 4 << 20;

    private readonly OperationId _operation = OperationId.New();
    private readonly List<ImmutableArray<object?>> _block = [];
    private ImmutableArray<int> _sent;
    private int _blocks;

    /// <summary>Reads everything and stores it; the number of rows.</summary>
    public async Task<long> RunAsync(IRecordSource source, CancellationToken cancellationToken)
    {
        try
        {
            await SendAllAsync(source, cancellationToken);
        }
        catch
        {
            await AbortAsync();
            throw;
        }

        // What is complete is stored even when the client has left; a commit is not dropped here either, for when it fails to
        // answer nobody knows here how far it is.
        return _blocks == 0 ? 0 : await users.Of(caller).CommitInsertAsync(_operation, CancellationToken.None);
    }

    private async Task SendAllAsync(IRecordSource source, CancellationToken cancellationToken)
    {
        long rows = 0;
        long size = 0;
        await foreach (var record in source.ReadAsync(cancellationToken))
        {
            if (++rows > maxRows)
            {
                throw Refusal.TooLarge($"An import takes at most {maxRows} rows; send more in several.");
            }

            // A full block goes when more follows, so that the last one is known to be the last.
            if (_block.Count == BlockRows || size >= BlockSize)
            {
                await SendAsync(source, isWhole: false);
                size = 0;
            }

            _block.Add(record);
            size += source.RecordSize;
        }

        if (_block.Count > 0)
        {
            await SendAsync(source, isWhole: _blocks == 0);
        }
    }

    private async Task SendAsync(IRecordSource source, bool isWhole)
    {
        if (_sent.IsDefault)
        {
            // Columns that no record names are left out when all records are known, and take their defaults either way.
            _sent = [.. Enumerable.Range(0, source.Columns.Length).Where(i => !isWhole || source.IsUsed(i))];
            await users.Of(caller).BeginInsertAsync(_operation, table, [.. _sent.Select(i => source.Columns[i])]);
        }

        await users.Of(caller).AppendInsertAsync(_operation, _blocks, [.. _block.Select(Project)]);
        _blocks++;
        _block.Clear();
    }

    private ImmutableArray<object?> Project(ImmutableArray<object?> record) =>
        _sent.Length == record.Length ? record : [.. _sent.Select(i => record[i])];

    private async Task AbortAsync()
    {
        if (_sent.IsDefault)
        {
            return;
        }

        try
        {
            await users.Of(caller).AbortInsertAsync(_operation);
        }
        catch (Exception exception)
        {
            // The grain drops what is left alone, and nothing is stored before the commit.
            LogNotAborted(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A failed import could not be dropped; it expires by itself.")]
    private partial void LogNotAborted(Exception exception);
}
