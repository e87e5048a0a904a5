namespace Netra.Client.Cli.Import;

/// <summary>
/// The line of the file for each row of a request. Only places where the distance between the two changes are kept, so a file whose records
/// stand on a line each takes one entry, whatever its length.
/// </summary>
internal sealed class LineMap
{
    private readonly List<(long Row, long Distance)> _changes = [];

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds the next row.</summary>
    public void Add(long line)
    {
        Rows++;
        if (_changes.Count == 0 || _changes[^1].Distance != line - Rows)
        {
            _changes.Add((Rows, line - Rows));
        }
    }

    /// <summary>The line of a row, from 1; <see langword="null"/>: it is not one of the request.</summary>
    public long? LineOf(long row)
    {
        if (row < 1 || row > Rows)
        {
            return null;
        }

        var place = _changes.BinarySearch((row, long.MaxValue));
        return row + _changes[(place < 0 ? ~place : place) - 1].Distance;
    }
}
