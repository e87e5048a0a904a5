using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;

namespace Netra.Grains.Data;

/// <summary>
/// Imports that are still arriving, block by block. Nothing of them is stored before they are whole. Bounded in rows over all of a user's
/// imports; one left alone is dropped.
/// </summary>
internal sealed class ImportStaging(UserLimits limits, TimeProvider time)
{
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(1);

    private readonly Dictionary<OperationId, Import> _imports = [];

    /// <summary>Begins an import, or finds it again.</summary>
    public void Begin(OperationId operationId, string table, ImmutableArray<string> columns)
    {
        Sweep();
        _imports.TryAdd(operationId, new Import(table, columns) { TouchedAt = time.GetTimestamp() });
    }

    /// <summary>Adds a block; a repeated one is recognised by its number.</summary>
    public void Append(OperationId operationId, int block, ImmutableArray<ImmutableArray<object?>> rows)
    {
        var import = Find(operationId);
        if (block < import.Blocks)
        {
            return;
        }

        if (block > import.Blocks || rows.IsDefault || rows.Any(row => row.IsDefault || row.Length != import.Columns.Length))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "A block of the import is missing or misshapen. Send the import again.");
        }

        if (_imports.Values.Sum(known => known.Rows.Count) + rows.Length > limits.ImportRows)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"One request can import {limits.ImportRows} rows. Send the rest with another request.");
        }

        import.Rows.AddRange(rows);
        import.Blocks++;
    }

    /// <summary>The whole import.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.NotFound"/>: it never began, or was dropped.</exception>
    public Import Find(OperationId operationId)
    {
        if (!_imports.TryGetValue(operationId, out var import))
        {
            throw new NetraException(ErrorCodes.Unavailable, "The import was interrupted and nothing of it is stored. Send it again.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        import.TouchedAt = time.GetTimestamp();
        return import;
    }

    /// <summary>Forgets an import.</summary>
    public void Remove(OperationId operationId) => _imports.Remove(operationId);

    private void Sweep()
    {
        foreach (var (operationId, _) in _imports.Where(entry => time.GetElapsedTime(entry.Value.TouchedAt) > LeftAlone && !entry.Value.Storing).ToArray())
        {
            _imports.Remove(operationId);
        }
    }

    /// <summary>An import that is arriving.</summary>
    internal sealed class Import(string table, ImmutableArray<string> columns)
    {
        /// <summary>The target.</summary>
        public string Table => table;

        /// <summary>The columns given.</summary>
        public ImmutableArray<string> Columns => columns;

        /// <summary>The rows so far.</summary>
        public List<ImmutableArray<object?>> Rows { get; } = [];

        /// <summary>The blocks so far.</summary>
        public int Blocks { get; set; }

        /// <summary>When it was last heard of.</summary>
        public long TouchedAt { get; set; }

        /// <summary>Whether it is on its way to the engine.</summary>
        public bool Storing { get; set; }
    }
}
