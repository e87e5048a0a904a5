namespace Netra.Client.Cli.Import;

/// <summary>The rows of a file, ready to be sent.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>The type of what is sent.</summary>
    string ContentType { get; }

    /// <summary>Bytes of the file read so far.</summary>
    long Position { get; }

    /// <summary>What every request begins with; empty: nothing.</summary>
    string Head { get; }

    /// <summary>The next row, and the line of the file where it begins; <see langword="null"/> at the end.</summary>
    Task<(string Text, int Line)?> NextAsync(CancellationToken cancellationToken);
}
