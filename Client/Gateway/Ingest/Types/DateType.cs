using System.Globalization;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Date</c> and <c>Date32</c>.</summary>
internal sealed class DateType(DateOnly min, DateOnly max) : ColumnType
{
    public override string Expected => $"a date from {min:yyyy-MM-dd} to {max:yyyy-MM-dd}";

    public override object? FromText(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= min && date <= max
            ? date
            : throw Mismatch();
}
