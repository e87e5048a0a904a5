using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>Texts, and what is written as text, as columns hold them.</summary>
internal static class TextWriters
{
    /// <summary>A text; numbers, times and ids become theirs.</summary>
    public static object Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        long or int or ulong or double or float or decimal or Guid => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidValueException("not a text"),
    };

    /// <summary>A text of at most so many bytes.</summary>
    public static object Fixed(object value, int bytes)
    {
        var text = Encoding.UTF8.GetBytes((string)Text(value));
        if (text.Length > bytes)
        {
            throw new InvalidValueException($"longer than {bytes} bytes");
        }

        Array.Resize(ref text, bytes);
        return text;
    }

    /// <summary>A UUID.</summary>
    public static object Uuid(object value) => value switch
    {
        Guid id => id,
        string text when Guid.TryParse(text, out var id) => id,
        _ => throw new InvalidValueException("not a UUID"),
    };

    /// <summary>An address.</summary>
    public static object Address(object value, AddressFamily family)
    {
        if (value is not string text || !IPAddress.TryParse(text, out var address))
        {
            throw new InvalidValueException("not an address");
        }

        return address.AddressFamily == family ? address
            : family == AddressFamily.InterNetworkV6 ? address.MapToIPv6()
            : throw new InvalidValueException("not an IPv4 address");
    }

    /// <summary>One of an enum's labels.</summary>
    public static Func<object, object> Label(IEnumerable<string> labels)
    {
        var known = labels.ToFrozenSet(StringComparer.Ordinal);
        return value => value is string text && known.Contains(text) ? text : throw new InvalidValueException("not one of the column's labels");
    }
}
