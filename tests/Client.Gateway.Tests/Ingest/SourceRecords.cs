using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text;
using Netra.Client.Gateway.Ingest;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Ingest;

/// <summary>Reads whole sources.</summary>
internal static class SourceRecords
{
    public static TableLayout Layout(params (string Name, string Type, bool HasDefault)[] columns) =>
        new(new TableSchema("t", [.. columns.Select(column => new TableColumn(column.Name, column.Type, column.HasDefault))]));

    public static async Task<List<ImmutableArray<object?>>> CsvAsync(TableLayout layout, byte[] text, int chunk = int.MaxValue)
    {
        using var stream = new ChunkedStream(text, chunk);
        var source = await CsvSource.OpenAsync(stream, layout, TestContext.Current.CancellationToken);
        return await source.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<List<ImmutableArray<object?>>> CsvAsync(TableLayout layout, string text) => CsvAsync(layout, Encoding.UTF8.GetBytes(text));

    public static async Task<List<ImmutableArray<object?>>> NdjsonAsync(TableLayout layout, byte[] text, int chunk = int.MaxValue)
    {
        using var stream = new ChunkedStream(text, chunk);
        var source = new NdjsonSource(PipeReader.Create(stream), layout);
        return await source.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static Task<List<ImmutableArray<object?>>> NdjsonAsync(TableLayout layout, string text) => NdjsonAsync(layout, Encoding.UTF8.GetBytes(text));

    public static async Task<NetraException> RefusedAsync(Func<Task> read, long line, long? row, string? column)
    {
        var refusal = await Assert.ThrowsAsync<NetraException>(read);
        Assert.Equal(ErrorCodes.InvalidData, refusal.Code);
        Assert.Equal((line, row, column), (refusal.Line, refusal.Row, refusal.Column));
        return refusal;
    }
}
