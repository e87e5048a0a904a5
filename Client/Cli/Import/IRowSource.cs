using System.Text;

namespace Netra.Client.Cli.Import;

/// <summary>The rows of a file, one at a time, ready to be sent.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>The type of what is sent.</summary>
    string ContentType { get; }

    /// <summary>What every request begins with; empty: nothing.</summary>
    string Head { get; }

    /// <summary>A line that the gateway refuses whatever the table is.</summary>
    string Refused { get; }

    /// <summary>The line of the file where the header stands; 1 without one.</summary>
    long HeadLine { get; }

    /// <summary>The line of the file where the current row begins, from 1.</summary>
    long Line { get; }

    /// <summary>Bytes of the file read so far; 0 of a pipe.</summary>
    long Position { get; }

    /// <summary>Goes to the next row; <see langword="false"/> at the end.</summary>
    /// <exception cref="Http.GatewayProblemException">The file is not well formed here.</exception>
    /// <exception cref="Commands.UsageException">A column does not fit the map.</exception>
    Task<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the current row with its line end.</summary>
    void WriteTo(StringBuilder text);
}
