using Netra.Client.Cli.Commands;

namespace Netra.Client.Cli.Import;

/// <summary>What becomes of the columns of a file: renamed, left out, and constants added. Applied before anything is sent.</summary>
internal sealed class ColumnMap
{
    private readonly IReadOnlyDictionary<string, string> _map;
    private readonly bool _ignoreUnmapped;

    /// <summary>Checks and keeps the rules.</summary>
    /// <exception cref="UsageException">A target is named twice.</exception>
    public ColumnMap(IReadOnlyDictionary<string, string> map, IReadOnlyDictionary<string, string> constants, bool ignoreUnmapped)
    {
        _map = map;
        _ignoreUnmapped = ignoreUnmapped;
        Constants = constants;
        var twice = map.Values.Concat(constants.Keys).GroupBy(target => target, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new UsageException($"Column '{twice.Key}' is filled twice. Check --map and --set.");
        }
    }

    /// <summary>Values that every row gets.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; }

    /// <summary>The target of a source column; <see langword="null"/>: left out. Without a map, columns keep their names.</summary>
    /// <exception cref="UsageException">It is not mapped and may not be left out.</exception>
    public string? Target(string source)
    {
        if (_map.Count == 0)
        {
            return source;
        }

        if (_map.TryGetValue(source, out var target))
        {
            return target;
        }

        return _ignoreUnmapped ? null : throw new UsageException($"Column '{source}' is not in --map. Map it, or leave it out with --ignore-unmapped.");
    }

    /// <summary>The source column of a target; for messages about the file.</summary>
    public string Source(string target) => _map.FirstOrDefault(pair => pair.Value == target).Key ?? target;

    /// <summary>Fails when the map names a column that the file does not have, or the file fills a constant's column.</summary>
    public void Check(IReadOnlyCollection<string> sources)
    {
        if (_map.Keys.FirstOrDefault(name => !sources.Contains(name)) is { } missing)
        {
            throw new UsageException($"The file has no column '{missing}'. It has: {string.Join(", ", sources)}.");
        }

        if (sources.Select(Target).FirstOrDefault(target => target is not null && Constants.ContainsKey(target)) is { } twice)
        {
            throw new UsageException($"Column '{twice}' is filled twice: by the file and by --set.");
        }
    }
}
