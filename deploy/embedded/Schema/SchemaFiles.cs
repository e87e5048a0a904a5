namespace Netra.Embedded.Schema;

/// <summary>The schema's SQL files, in the order of their names. Operators may add their own.</summary>
internal sealed class SchemaFiles(IReadOnlyList<string> directories)
{
    /// <summary>Every statement, as this engine reads it. A statement ends with a semicolon at the end of a line.</summary>
    public IEnumerable<string> Statements() => Files()
        .SelectMany(file => (CapabilitySetting.Translate(File.ReadAllText(file)) + "\n").Split(";\n"))
        .Select(statement => statement.Trim())
        .Where(statement => statement.Length > 0);

    private IEnumerable<string> Files() =>
        directories.SelectMany(directory => Directory.EnumerateFiles(directory, "*.sql").Order(StringComparer.Ordinal));
}
