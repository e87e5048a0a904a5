using System.Collections.Immutable;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>
/// A ClickHouse type as its text tells it, such as <c>Map(LowCardinality(String), Float64)</c>. Arguments stay text until a
/// reader or writer of that type asks for them, because they may be types, numbers, names or quoted labels.
/// </summary>
internal sealed class SqlType
{
    private SqlType(string text, string name, ImmutableArray<string> arguments)
    {
        Text = text;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The name before the parenthesis.</summary>
    public string Name { get; }

    /// <summary>What stands between the parentheses, split at the commas of the outermost level.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>Reads a type.</summary>
    public static SqlType Parse(string text)
    {
        text = text.Trim();
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !text.EndsWith(')')
            ? new SqlType(text, text, [])
            : new SqlType(text, text[..open].TrimEnd(), SqlTypeText.SplitArguments(text[(open + 1)..^1]));
    }

    /// <summary>An argument that is a type.</summary>
    public SqlType Argument(int index) => Parse(Arguments[index]);

    /// <summary>The element types of a tuple, with or without names.</summary>
    public ImmutableArray<SqlType> Elements() => [.. Arguments.Select(a => Parse(SqlTypeText.WithoutElementName(a)))];

    /// <summary>An argument that is a number, or the fallback when there is none.</summary>
    public int Number(int index, int fallback) =>
        Arguments.Length > index && int.TryParse(Arguments[index], out var number) ? number : fallback;

    /// <summary>An argument that is a quoted text, or <see langword="null"/> when there is none.</summary>
    public string? Quoted(int index) => Arguments.Length > index ? SqlTypeText.Unquote(Arguments[index]) : null;

    /// <summary>Without the wrappers that change how a value is stored and not what it is; and whether null is one of its values.</summary>
    public SqlType Unwrap(out bool nullable)
    {
        nullable = false;
        var type = this;
        while (true)
        {
            switch (type.Name)
            {
                case "Nullable":
                    nullable = true;
                    type = type.Argument(0);
                    continue;
                case "LowCardinality":
                    type = type.Argument(0);
                    continue;
                case "SimpleAggregateFunction":
                    type = type.Argument(1);
                    continue;
                default:
                    return type;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
