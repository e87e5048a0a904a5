using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>Collects values and hands out the placeholders that stand for them.</summary>
internal sealed class SqlParameters
{
    private readonly Dictionary<object, string> _placeholders = [];

    public ImmutableDictionary<string, object?> Values { get; private set; } = ImmutableDictionary<string, object?>.Empty;

    public string Text(string value) => Add(value, "String");

    public string Number(double value) => Add(value, "Float64");

    public string Count(long value) => Add(value, "UInt64");

    /// <summary>An instant, exact to the microsecond.</summary>
    public string Instant(DateTime value) =>
        $"toDateTime64({Text(value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture))}, 6, 'UTC')";

    private string Add(object value, string type)
    {
        if (!_placeholders.TryGetValue(value, out var placeholder))
        {
            var name = "p" + (Values.Count + 1).ToString(CultureInfo.InvariantCulture);
            Values = Values.Add(name, value);
            placeholder = $"{{{name}:{type}}}";
            _placeholders.Add(value, placeholder);
        }

        return placeholder;
    }
}
