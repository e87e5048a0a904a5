using System.Globalization;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>
/// Readers of dates, times and intervals. On the wire a time is the instant, whatever zone its type names, so the zone is
/// never needed; ticks finer than 100 ns are cut.
/// </summary>
internal static class TimeReaders
{
    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>The reader of a type, or <see langword="null"/> when it is no type of time.</summary>
    public static ValueReader? For(SqlType type) => type.Name switch
    {
        "Date" => (ref r) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(r.Number<ushort>()),
        "Date32" => (ref r) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(r.Number<int>()),
        "DateTime" or "DateTime32" => (ref r) => DateTime.UnixEpoch.AddSeconds(r.Number<uint>()),
        "DateTime64" => Instant(type.Number(0, 3)),
        "Time" => (ref r) => TimeOfDay(r.Number<int>(), 0),
        "Time64" => Time64(type.Number(0, 3)),
        _ when type.Name.StartsWith("Interval", StringComparison.Ordinal) => (ref r) => r.Number<long>(),
        _ => null,
    };

    private static ValueReader Instant(int scale) => (ref r) =>
    {
        var ticks = (Int128)r.Number<long>() * TimeSpan.TicksPerSecond;
        var (whole, rest) = Int128.DivRem(ticks, PowersOfTen[scale]);
        whole += DateTime.UnixEpoch.Ticks - (rest < 0 ? 1 : 0);
        return new DateTime((long)Int128.Clamp(whole, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    };

    private static ValueReader Time64(int scale) => (ref r) => TimeOfDay(r.Number<long>(), scale);

    private static string TimeOfDay(long value, int scale)
    {
        var (seconds, fraction) = Math.DivRem(Math.Abs(value), PowersOfTen[scale]);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return scale == 0 ? text : $"{text}.{fraction.ToString(CultureInfo.InvariantCulture).PadLeft(scale, '0')}";
    }
}
