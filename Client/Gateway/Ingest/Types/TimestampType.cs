namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>DateTime</c> and <c>DateTime64</c>. Digits past the column's precision are cut.</summary>
internal sealed class TimestampType(int digits, DateTime min, DateTime max) : ColumnType
{
    private readonly long _unit = TimeSpan.TicksPerSecond / (long)Math.Pow(10, digits);

    public override string Expected => $"a time such as 2026-01-31T23:59:59.123456Z, from {min:yyyy} to {max:yyyy}";

    public override object? FromText(ReadOnlySpan<char> text) =>
        TimestampText.TryParse(text, out var time) && time >= min && time <= max
            ? new DateTime(time.Ticks - (time.Ticks % _unit), DateTimeKind.Utc)
            : throw Mismatch();
}
