using System.Collections.Immutable;

namespace Netra.Client.Gateway.Ingest;

/// <summary>Reads records one after the other; the whole is never in memory.</summary>
internal interface IRecordSource
{
    /// <summary>The columns of each record, in order.</summary>
    ImmutableArray<string> Columns { get; }

    /// <summary>Whether any record so far said something about a column.</summary>
    bool IsUsed(int column);

    /// <summary>The size of the record read last, in characters or bytes of the source.</summary>
    int RecordSize { get; }

    /// <summary>The records. A value is <see langword="null"/> where the source has none: NULL, or else the column's default.</summary>
    IAsyncEnumerable<ImmutableArray<object?>> ReadAsync(CancellationToken cancellationToken);
}
