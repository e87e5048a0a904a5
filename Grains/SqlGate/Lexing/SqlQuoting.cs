using System.Text;

namespace Netra.Grains.SqlGate.Lexing;

/// <summary>The value behind a quoted string or name.</summary>
internal static class SqlQuoting
{
    /// <summary>
    /// Undoes doubled quotes and the escapes <c>\\ \' \" \` \n \t \r</c>. False on any other escape: a name or a
    /// type that needs one is better refused than misread.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> quoted, out string value)
    {
        value = "";
        if (quoted[0] == '$')
        {
            var tag = quoted[1..].IndexOf('$') + 2;
            value = quoted[tag..^tag].ToString();
            return true;
        }

        var result = new StringBuilder(quoted.Length);
        var quote = quoted[0];
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            var c = quoted[i];
            if (c == quote)
            {
                i++;
            }
            else if (c == '\\')
            {
                c = quoted[++i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    '\\' or '\'' or '"' or '`' => quoted[i],
                    _ => '\0',
                };
                if (c == '\0')
                {
                    return false;
                }
            }

            result.Append(c);
        }

        value = result.ToString();
        return true;
    }
}
