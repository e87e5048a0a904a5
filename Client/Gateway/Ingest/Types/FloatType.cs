using System.Globalization;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Float32</c> and <c>Float64</c>.</summary>
internal sealed class FloatType(bool isSingle) : ColumnType
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public override string Expected => isSingle ? "a number of 32-bit floating point" : "a number of 64-bit floating point";

    public override object? FromText(ReadOnlySpan<char> text)
    {
        if (!double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value))
        {
            return Named(text) ?? throw Mismatch();
        }

        // A text of digits that ends in infinity is too large a number; the words for infinity are another matter.
        var isWord = !text.ContainsAnyInRange('0', '9');
        var tooLarge = double.IsInfinity(value) || (isSingle && double.IsFinite(value) && float.IsInfinity((float)value));
        return isWord || !tooLarge ? value : throw Mismatch();
    }

    public override object? FromJson(ref Utf8JsonReader reader) => FromText(JsonText.NumberOf(ref reader, allowText: false, Expected));

    private static double? Named(ReadOnlySpan<char> text) =>
        text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("+inf", StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity
        : text.Equals("-inf", StringComparison.OrdinalIgnoreCase) ? double.NegativeInfinity
        : null;
}
