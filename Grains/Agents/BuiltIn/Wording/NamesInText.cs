using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Names, found in texts as whole words; of names that begin alike the longest counts: "gpt-4o-mini" is no "gpt-4o".</summary>
internal sealed class NamesInText
{
    private readonly Regex? _names;

    public NamesInText(IEnumerable<string> names)
    {
        var known = names.Where(name => name.Any(char.IsLetter)).Distinct().OrderByDescending(name => name.Length).Select(Regex.Escape).ToList();
        _names = known.Count == 0 ? null : new Regex($@"(?<![\p{{L}}\p{{N}}_/-])(?:{string.Join('|', known)})(?![\p{{L}}\p{{N}}_]|[-./:][\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));
    }

    /// <summary>The names in a text, in lower case.</summary>
    public IReadOnlySet<string> In(string text) => _names is null ? new HashSet<string>() : _names.Matches(text).Select(match => match.Value.ToLowerInvariant()).ToHashSet();

    /// <summary>The text without them, so that their digits are no figures.</summary>
    public string Without(string text) => _names is null ? text : _names.Replace(text, " ");
}
