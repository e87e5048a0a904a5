namespace Netra.Embedded.Http;

/// <summary>
/// The engine hands a streamed result out in pieces, each a whole document of its format. Joined, the header of all but the first must go; only formats
/// where that is known how are streamed.
/// </summary>
internal static class PieceHeader
{
    private static readonly HashSet<string> Headerless = ["RowBinary", "TabSeparated", "TSV", "TabSeparatedRaw", "TSVRaw", "CSV", "JSONEachRow", "Native"];

    /// <summary>Whether results in this format can be streamed.</summary>
    public static bool CanStream(string format) => Headerless.Contains(format) || format == "RowBinaryWithNamesAndTypes";

    /// <summary>The length of the header at the beginning of a piece, in bytes.</summary>
    public static int Length(string format, ReadOnlySpan<byte> piece)
    {
        if (format != "RowBinaryWithNamesAndTypes")
        {
            return 0;
        }

        var at = 0;
        var columns = ReadVarint(piece, ref at);
        for (var i = 0; i < columns * 2; i++)
        {
            var length = ReadVarint(piece, ref at);
            at += length;
        }

        return at;
    }

    // LEB128: https://clickhouse.com/docs/interfaces/formats/RowBinaryWithNamesAndTypes
    private static int ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }
}
