using Netra.Client.Cli.Commands;

namespace Netra.Client.Cli.Import;

/// <summary>What becomes of the columns of a file: renamed, left out, and constants added. Applied before anything is sent.</summary>
internal sealed class ColumnMap
{
    private readonly IReadOnlyDictionary<string, string> _targets;
    private readonly Dictionary<string, string> _sources;
    private readonly bool _ignoreUnmapped;

    /// <summary>Checks and keeps the rules.</summary>
    /// <param name="targets">The table's column of each column of the file; empty: columns keep their names.</param>
    /// <param name="constants">Columns that every row gets a value for.</param>
    /// <param name="ignoreUnmapped">Whether columns that are not mapped are left out; otherwise they are an error.</param>
    /// <exception cref="UsageException">A target is named twice.</exception>
    public ColumnMap(IReadOnlyDictionary<string, string> targets, IReadOnlyDictionary<string, string> constants, bool ignoreUnmapped)
    {
        _targets = targets;
        _ignoreUnmapped = ignoreUnmapped;
        Constants = constants;
        if (targets.Values.Concat(constants.Keys).GroupBy(target => target, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"Column '{twice.Key}' would be filled twice; look at --map and --set.");
        }

        _sources = targets.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Values that every row gets.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; }

    /// <summary>The columns of the file that the map names.</summary>
    public IEnumerable<string> Sources => _targets.Keys;

    /// <summary>The target of a column of the file; <see langword="null"/>: left out.</summary>
    /// <exception cref="UsageException">It is not mapped and may not be left out, or --set fills the same column.</exception>
    public string? Target(string source)
    {
        if (!_targets.TryGetValue(source, out var target))
        {
            target = _targets.Count == 0 ? source
                : _ignoreUnmapped ? null
                : throw new UsageException($"Column '{source}' of the file is not in --map. Map it, or leave it out with --ignore-unmapped.");
        }

        return target is not null && Constants.ContainsKey(target)
            ? throw new UsageException($"Column '{target}' would be filled twice: by the file and by --set.")
            : target;
    }

    /// <summary>What the file calls a column of the table, for messages about the file.</summary>
    public string Source(string target) => _sources.GetValueOrDefault(target, target);
}
