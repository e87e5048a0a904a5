using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Inserts;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// Values of placeholders as the engine reads them. A value never becomes part of the SQL text: it travels beside it, and the
/// engine reads it as its placeholder's type and as nothing else.
/// </summary>
internal static class ParameterText
{
    // With the text itself it stays within what the engine takes as one statement.
    private const int MaxCharacters = 1_000_000;

    /// <summary>The text of every parameter.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: one is missing, not used, or does not fit its type.</exception>
    public static IEnumerable<KeyValuePair<string, string>> For(AnalyticsQuery query, IReadOnlyDictionary<string, SqlType> placeholders)
    {
        foreach (var unused in query.Parameters.Keys.Where(name => !placeholders.ContainsKey(name)))
        {
            throw Invalid(unused, "is given and the query has no such placeholder");
        }

        var left = MaxCharacters;
        foreach (var (name, type) in placeholders)
        {
            if (!query.Parameters.TryGetValue(name, out var value))
            {
                throw Invalid(name, "has no value");
            }

            var text = Outer(name, value, type);
            left -= text.Length;
            yield return left >= 0
                ? new(name, text)
                : throw new NetraException(ErrorCodes.TooLarge, $"The values of the parameters are longer than {MaxCharacters} characters together.");
        }
    }

    private static string Outer(string name, object? value, SqlType type)
    {
        var inner = type.Unwrap(out var nullable);
        return value switch
        {
            null when nullable => @"\N",
            null => throw Invalid(name, $"is null, and {type.Text} has no null"),
            _ when inner.Name is "Array" or "Tuple" or "Map" => Nested(name, value, type),
            _ => Escape(Scalar(name, Checked(name, value, inner), inner)),
        };
    }

    // The engine takes a number modulo the width of its type; a user who sends 300 as UInt8 means no 44.
    private static object Checked(string name, object value, SqlType type)
    {
        try
        {
            return IsWhole(type) ? ValueWriters.For(type)(value)! : value;
        }
        catch (InvalidValueException invalid)
        {
            throw Invalid(name, $"does not fit {type.Text}: {invalid.Message}");
        }
    }

    private static bool IsWhole(SqlType type) =>
        type.Name.StartsWith("Int", StringComparison.Ordinal) || type.Name.StartsWith("UInt", StringComparison.Ordinal);

    // Inside arrays values are written as in SQL: texts in quotes.
    private static string Nested(string name, object? value, SqlType type)
    {
        var inner = type.Unwrap(out var nullable);
        return (value, inner.Name) switch
        {
            (null, _) => nullable ? "NULL" : throw Invalid(name, $"holds null, and {type.Text} has no null"),
            (IEnumerable items and not string, "Array") => $"[{string.Join(',', items.Cast<object?>().Select(i => Nested(name, i, inner.Argument(0))))}]",
            (IEnumerable items and not string, "Tuple") => $"({string.Join(',', Pair(name, [.. items.Cast<object?>()], inner))})",
            (_, "Array" or "Tuple" or "Map") => throw Invalid(name, $"is not a value of {type.Text}"),
            _ => Quoted(Scalar(name, Checked(name, value!, inner), inner), inner),
        };
    }

    private static IEnumerable<string> Pair(string name, ImmutableArray<object?> items, SqlType tuple)
    {
        var types = tuple.Elements();
        return types.Length == items.Length
            ? items.Zip(types, (item, type) => Nested(name, item, type))
            : throw Invalid(name, $"does not have the {types.Length} elements of {tuple.Text}");
    }

    private static string Scalar(string name, object value, SqlType type) => value switch
    {
        bool flag when type.Name == "Bool" => flag ? "true" : "false",
        bool flag => flag ? "1" : "0",
        string text when IsInstant(type) => TimestampText.TryParse(text, out var utc) ? Instant(utc, type) : throw Invalid(name, "is not a time such as 2026-11-23T10:00:00Z"),
        string text => text,
        DateTime time when IsInstant(type) => Instant(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time, type),
        DateTimeOffset time when IsInstant(type) => Instant(time.UtcDateTime, type),
        DateOnly day when IsInstant(type) => Instant(day.ToDateTime(TimeOnly.MinValue), type),
        DateTime time when type.Name is "Date" or "Date32" => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double.NaN or float.NaN => "nan",
        double.PositiveInfinity or float.PositiveInfinity => "inf",
        double.NegativeInfinity or float.NegativeInfinity => "-inf",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Invalid(name, $"is not a value of {type.Text}"),
    };

    private static bool IsInstant(SqlType type) => type.Name is "DateTime" or "DateTime32" or "DateTime64";

    // Seconds since 1970 mean the same in every time zone that the placeholder's type may name.
    private static string Instant(DateTime utc, SqlType type)
    {
        var ticks = utc.Ticks - DateTime.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(Math.Abs(ticks), TimeSpan.TicksPerSecond);
        var sign = ticks < 0 ? "-" : string.Empty;
        return type.Name == "DateTime64"
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds:D10}.{rest:D7}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds:D10}");
    }

    private static string Quoted(string text, SqlType type) => type.Name switch
    {
        "Bool" or "Float32" or "Float64" => text,
        _ when IsWhole(type) => text,
        _ => $"'{Escape(text).Replace("'", @"\'", StringComparison.Ordinal)}'",
    };

    private static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("\t", @"\t", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal)
        .Replace("\r", @"\r", StringComparison.Ordinal)
        .Replace("\0", @"\0", StringComparison.Ordinal);

    private static NetraException Invalid(string name, string what) => new(ErrorCodes.InvalidRequest, $"The parameter {name} {what}.");
}
