using ClickHouse.Driver.ADO;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>A query whose rows are being read. Left before its end, it is stopped in the engine.</summary>
internal sealed class RunningQuery(ClickHouseRawResult answer, RowBinaryStream rows, Action stop) : IAsyncDisposable
{
    /// <summary>The rows.</summary>
    public RowBinaryStream Rows => rows;

    /// <summary>The tables it reads.</summary>
    public IReadOnlyList<string> Tables { get; set; } = [];

    /// <summary>Whether the engine has nothing more to do for it.</summary>
    public bool HasEnded { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            stop();
        }

        answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
