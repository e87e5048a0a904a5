using System.Net;
using System.Net.Sockets;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>IPv4</c> and <c>IPv6</c>.</summary>
internal sealed class AddressType(bool isV6) : ColumnType
{
    public override string Expected => isV6 ? "an IPv6 address" : "an IPv4 address";

    public override object? FromText(ReadOnlySpan<char> text)
    {
        // The parser also takes shapes that name an address in other ways: one number, octal, scopes, brackets.
        if (text.ContainsAny('%', '[', ']') || !IPAddress.TryParse(text, out var address))
        {
            throw Mismatch();
        }

        var canonical = address.ToString();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork when !text.SequenceEqual(canonical) => throw Mismatch(),
            AddressFamily.InterNetwork => isV6 ? address.MapToIPv6().ToString() : canonical,
            _ => isV6 ? canonical : throw Mismatch(),
        };
    }
}
