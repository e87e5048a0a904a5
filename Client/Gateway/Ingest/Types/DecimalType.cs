using System.Globalization;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Decimal(P, S)</c>. Exact: more digits than the column keeps are refused, not rounded.</summary>
internal sealed class DecimalType(int precision, int scale) : ColumnType
{
    // The digits that System.Decimal holds whatever they are; wider values travel as text.
    private const int MaxNativePrecision = 28;

    public override string Expected => $"a decimal with up to {precision - scale} digits before and {scale} after the point";

    public override object? FromText(ReadOnlySpan<char> text)
    {
        var unsigned = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? default : unsigned[(point + 1)..];
        var isWellFormed = whole.Length > 0 && (point < 0 || fraction.Length > 0) && AreDigits(whole) && AreDigits(fraction);
        if (!isWellFormed || whole.TrimStart('0').Length > precision - scale || fraction.TrimEnd('0').Length > scale)
        {
            throw Mismatch();
        }

        // What is past the scale is zeros by now, and would only overflow the parser.
        var kept = text[..(text.Length - Math.Max(0, fraction.Length - scale))].TrimEnd('.');
        return precision <= MaxNativePrecision
            ? decimal.Parse(kept, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : kept.TrimStart('+').ToString();
    }

    public override object? FromJson(ref Utf8JsonReader reader) => FromText(JsonText.NumberOf(ref reader, allowText: true, Expected));

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
