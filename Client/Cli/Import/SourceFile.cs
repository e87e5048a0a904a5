using System.Text;
using Netra.Client.Cli.Commands;

namespace Netra.Client.Cli.Import;

/// <summary>Opens the file of an import and finds out what it is.</summary>
internal static class SourceFile
{
    private const int SniffedBytes = 4096;

    /// <summary>Opens the rows of a CSV file with a header, or of a file with a JSON object per line.</summary>
    /// <exception cref="UsageException">There is no such file, it cannot be read, or its columns do not fit the map.</exception>
    public static async Task<IRowSource> OpenAsync(string path, ColumnMap map, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is a folder, not a file.");
        }

        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 64 * 1024 });
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{path}'.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read.");
        }

        try
        {
            return await IsNdjsonAsync(file, path, cancellationToken) ? new NdjsonRows(file, map) : await CsvRows.OpenAsync(file, path, map, cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> IsNdjsonAsync(FileStream file, string path, CancellationToken cancellationToken)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".NDJSON" or ".JSONL" or ".JSON":
                return true;
            case ".CSV" or ".TSV":
                return false;
        }

        // No name to go by. Nothing but an object begins with a brace; a pipe cannot be read twice and is taken for CSV.
        if (!file.CanSeek)
        {
            return false;
        }

        var start = new byte[SniffedBytes];
        var length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return Encoding.UTF8.GetString(start, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{');
    }
}
