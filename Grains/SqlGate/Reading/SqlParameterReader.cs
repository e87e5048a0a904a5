using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads <c>{name:Type}</c>.</summary>
internal sealed class SqlParameterReader(SqlReading reading)
{
    private readonly SqlCursor _cursor = reading.Cursor;

    /// <summary>Whether a parameter may have this name: <c>[a-z][a-z0-9_]*</c>.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length > 0 && char.IsAsciiLetterLower(name[0]);
    }

    public void Read()
    {
        _cursor.Expect(SqlTokenKind.OpenCurly, "'{'");
        var name = _cursor.Current;
        if (name.Kind != SqlTokenKind.Word || !IsName(_cursor.TextOf(name)))
        {
            throw _cursor.Refuse("A parameter is written {name:Type}; its name has lower-case letters, digits and '_'.");
        }

        _cursor.Take();
        if (reading.Parameters is { } given && !given.Contains(_cursor.TextOf(name).ToString()))
        {
            throw _cursor.Refuse($"The parameter {_cursor.Quote(name)} has no value: pass it with the query.", name);
        }

        _cursor.Expect(SqlTokenKind.Colon, "':'");
        new SqlTypeReader(_cursor).Read();
        _cursor.Expect(SqlTokenKind.CloseCurly, "'}'");
    }
}
