using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Ingest;

/// <summary>Says where ingested data does not fit.</summary>
internal static class DataProblem
{
    // A source can name a column with a whole file.
    private const int MaxColumnShown = 128;

    /// <param name="line">The physical line where the record begins, from 1, a header included.</param>
    /// <param name="row">The record, from 1, without the header; <see langword="null"/>: the header itself.</param>
    /// <param name="column">The column as the source names it.</param>
    /// <param name="problem">What is wrong, after "the value" or "the record".</param>
    public static NetraException At(long line, long? row, string? column, string problem)
    {
        var shown = column is { Length: > MaxColumnShown } ? column[..MaxColumnShown] : column;
        var place = shown is null ? $"Line {line}: the record" : $"Line {line}, column '{shown}': it";
        return new NetraException(ErrorCodes.InvalidData, $"{place} {problem}.") { Line = line, Row = row, Column = shown };
    }
}
