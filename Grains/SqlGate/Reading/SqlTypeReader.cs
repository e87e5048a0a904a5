using System.Collections.Frozen;
using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads a type, in the text or in a string. Types of aggregate states are out: their parsers are not made for strangers.</summary>
internal sealed class SqlTypeReader(SqlCursor cursor)
{
    private static readonly FrozenSet<string> Scalars = Split(
        "Int8 Int16 Int32 Int64 Int128 Int256 UInt8 UInt16 UInt32 UInt64 UInt128 UInt256 Float32 Float64 BFloat16 Decimal Decimal32 Decimal64 " +
        "Decimal128 Decimal256 Bool Boolean String FixedString UUID Date Date32 DateTime DateTime32 DateTime64 Time Time64 Enum Enum8 Enum16 IPv4 " +
        "IPv6 JSON Dynamic IntervalNanosecond IntervalMicrosecond IntervalMillisecond IntervalSecond IntervalMinute IntervalHour IntervalDay " +
        "IntervalWeek IntervalMonth IntervalQuarter IntervalYear Point Ring Polygon MultiPolygon LineString MultiLineString " +
        "TINYINT SMALLINT MEDIUMINT INT INTEGER BIGINT SIGNED UNSIGNED FLOAT REAL DOUBLE SINGLE DEC NUMERIC FIXED CHAR VARCHAR TEXT TINYTEXT " +
        "MEDIUMTEXT LONGTEXT CHARACTER TIMESTAMP INET4 INET6 BYTE YEAR");

    private static readonly FrozenSet<string> Containers = Split("Array Nullable LowCardinality Map Tuple Variant");

    // Second words of SQL's own type names: DOUBLE PRECISION, INT UNSIGNED, CHAR VARYING.
    private static readonly FrozenSet<string> Suffixes = Split("PRECISION SIGNED UNSIGNED VARYING");

    /// <summary>Reads the type that a string names; the string stands at <paramref name="token"/>.</summary>
    public static void ReadText(SqlCursor outer, SqlToken token)
    {
        var inner = Inner(outer, token);
        new SqlTypeReader(inner).Read();
        if (!inner.Is(SqlTokenKind.End))
        {
            throw inner.Unexpected("the end of the type");
        }
    }

    /// <summary>Reads the columns that a string describes: <c>'a UInt8, b String'</c>.</summary>
    public static void ReadColumns(SqlCursor outer, SqlToken token)
    {
        var inner = Inner(outer, token);
        var types = new SqlTypeReader(inner);
        do
        {
            types.ReadElementName();
            types.Read();
        }
        while (inner.TryTake(SqlTokenKind.Comma));
        if (!inner.Is(SqlTokenKind.End))
        {
            throw inner.Unexpected("the end of the columns");
        }
    }

    public void Read()
    {
        var token = cursor.Current;
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            throw cursor.Unexpected("a type");
        }

        var name = SqlNames.Decode(cursor, cursor.Take());
        if (Containers.Contains(name))
        {
            ReadContained(named: name.Equals("Tuple", StringComparison.OrdinalIgnoreCase));
        }
        else if (Scalars.Contains(name))
        {
            ReadArguments();
            if (cursor.IsOneOf(cursor.Current, Suffixes))
            {
                cursor.Take();
            }
        }
        else
        {
            throw cursor.Refuse($"The type {cursor.Quote(token)} is not available here.", token);
        }
    }

    private void ReadContained(bool named)
    {
        cursor.Expect(SqlTokenKind.Open, "'('");
        do
        {
            if (named && cursor.Ahead(1).Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && !cursor.IsOneOf(cursor.Ahead(1), Suffixes))
            {
                ReadElementName();
            }

            Read();
        }
        while (cursor.TryTake(SqlTokenKind.Comma));
        cursor.Expect(SqlTokenKind.Close, "')'");
    }

    /// <summary>Arguments of a scalar type are constants: a precision, a time zone, the values of an enumeration.</summary>
    private void ReadArguments()
    {
        if (!cursor.TryTake(SqlTokenKind.Open))
        {
            return;
        }

        while (!cursor.TryTake(SqlTokenKind.Close))
        {
            var kind = cursor.Take().Kind;
            if (kind is not (SqlTokenKind.Number or SqlTokenKind.Text or SqlTokenKind.Comma or SqlTokenKind.Minus or SqlTokenKind.Operator))
            {
                throw cursor.Unexpected("a constant");
            }
        }
    }

    private void ReadElementName()
    {
        if (cursor.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            throw cursor.Unexpected("a name");
        }

        SqlNames.Read(cursor, cursor.Take());
    }

    private static SqlCursor Inner(SqlCursor outer, SqlToken token) => SqlQuoting.TryDecode(outer.TextOf(token), out var value)
        ? new SqlCursor(value, outer.PositionOf(token))
        : throw outer.Refuse("This type holds an escape that is not allowed.", token);

    private static FrozenSet<string> Split(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
