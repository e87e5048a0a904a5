using System.Text.RegularExpressions;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Http;

/// <summary>
/// Rows on their way into the engine. They go by a file that only this process knows, and never inside the statement's text: there the engine takes an
/// empty line for the end of the data and what follows for the next statement, so that bytes of a row could lose rows or run as SQL.
/// </summary>
internal sealed partial class InsertFile : IDisposable
{
    private readonly string _path;

    private InsertFile(string path) => _path = path;

    /// <summary>Removes what a process left that ended in the middle of an insert.</summary>
    public static void RemoveLeftovers(EnginePaths paths)
    {
        if (Directory.Exists(paths.Inserts))
        {
            Directory.Delete(paths.Inserts, recursive: true);
        }
    }

    /// <summary>Writes the rows into a file.</summary>
    public static InsertFile Write(EnginePaths paths, ReadOnlySpan<byte> rows)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = rows.Length };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(paths.Inserts);
        var file = new InsertFile(Path.Combine(paths.Inserts, Guid.NewGuid().ToString("N")));
        using var stream = new FileStream(file._path, options);
        stream.Write(rows);
        return file;
    }

    /// <summary>The insert, reading from the file.</summary>
    /// <exception cref="FrontException">It is not an insert that names a format at its end.</exception>
    public string Statement(string insert) => FormatClause().Match(insert) is { Success: true } match
        ? $"{insert[..match.Index]} FROM INFILE '{EngineText.Escape(_path)}' COMPRESSION 'none' FORMAT {match.Groups["format"].Value}"
        : throw FrontException.Syntax("An INSERT with rows ends with FORMAT and the name of a format.");

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_path);

    [GeneratedRegex(@"\sFORMAT\s+(?<format>[A-Za-z0-9]+)\s*;?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormatClause();
}
