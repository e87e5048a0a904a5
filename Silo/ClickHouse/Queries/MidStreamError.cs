using System.Text;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// An error that the engine met after the first rows of a result had left: it stands in the body after a mark and ends the body.
/// A user who makes a row that begins with the mark spoils only that query.
/// </summary>
internal static class MidStreamError
{
    private static ReadOnlySpan<byte> Mark => "__exception__\r\n"u8;

    /// <summary>Whether the error begins here, or may when more bytes arrive.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> data, bool moreMayArrive)
    {
        data = data.StartsWith("\r\n"u8) ? data[2..] : data;
        return data.StartsWith(Mark) || (moreMayArrive && data.Length < Mark.Length && Mark.StartsWith(data));
    }

    /// <summary>The engine's sentence, or <see langword="null"/> when there is no error in these bytes.</summary>
    public static string? Find(ReadOnlySpan<byte> data)
    {
        var at = data.IndexOf(Mark);
        return at < 0 ? null : Encoding.UTF8.GetString(data[(at + Mark.Length)..]);
    }
}
