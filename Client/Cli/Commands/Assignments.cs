namespace Netra.Client.Cli.Commands;

/// <summary>Options of the form <c>name=value,name=value</c> or repeated <c>name=value</c>.</summary>
internal static class Assignments
{
    /// <summary>One assignment per text; a value may hold anything.</summary>
    /// <exception cref="UsageException">One has no name, or a name comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string option, IEnumerable<string> texts)
    {
        var assignments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || !assignments.TryAdd(text[..at], text[(at + 1)..]))
            {
                throw new UsageException($"{option} takes name=value, each name once; '{text}' is not that.");
            }
        }

        return assignments;
    }

    /// <summary>Several assignments in one text, separated by commas.</summary>
    public static IReadOnlyDictionary<string, string> ParseList(string option, IEnumerable<string> texts) =>
        Parse(option, texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries)));
}
