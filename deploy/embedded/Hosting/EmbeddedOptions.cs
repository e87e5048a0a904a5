using System.Globalization;

namespace Netra.Embedded.Hosting;

/// <summary>The command line.</summary>
internal sealed record EmbeddedOptions
{
    /// <summary>Where the engines keep their files.</summary>
    public string DataDirectory { get; private init; } = "";

    /// <summary>Garnet's port; 0: a free one, then kept.</summary>
    public int RedisPort { get; private init; }

    /// <summary>The port of ClickHouse's HTTP protocol; 0: a free one, then kept.</summary>
    public int ClickHousePort { get; private init; }

    /// <summary>Directories with schema files.</summary>
    public IReadOnlyList<string> Schema { get; private init; } = [];

    /// <summary>The process whose end ends this one.</summary>
    public int? Parent { get; private init; }

    /// <summary>Only applies the schema; what the program starts itself as, first.</summary>
    public bool Migrate { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">An option is unknown or has a wrong value.</exception>
    public static EmbeddedOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new EmbeddedOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new UsageException($"{name} needs a value.");
            options = name switch
            {
                "--data-directory" => options with { DataDirectory = Value() },
                "--redis-port" => options with { RedisPort = Number(name, Value(), 65_535) },
                "--clickhouse-port" => options with { ClickHousePort = Number(name, Value(), 65_535) },
                "--schema" => options with { Schema = [.. options.Schema, ExistingDirectory(Value())] },
                "--parent" => options with { Parent = Number(name, Value(), int.MaxValue) },
                "--migrate" => options with { Migrate = true },
                _ => throw new UsageException($"'{name}' is no option. There are --data-directory, --redis-port, --clickhouse-port, --schema and --parent."),
            };
        }

        var root = RepositoryRoot();
        return options with
        {
            DataDirectory = Path.GetFullPath(options.DataDirectory.Length > 0 ? options.DataDirectory : Path.Combine(root, ".netra")),
            Schema = options.Schema.Count > 0 ? options.Schema : [DefaultSchema(root)],
        };
    }

    private static int Number(string name, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new UsageException($"{name} is '{text}', which is not a number from 0 to {most}.");

    private static string ExistingDirectory(string path) =>
        Directory.Exists(path) ? Path.GetFullPath(path) : throw new UsageException($"--schema names '{path}', which is no directory.");

    private static string DefaultSchema(string root)
    {
        var places = new[] { Path.Combine(AppContext.BaseDirectory, "schema"), Path.Combine(root, "deploy", "clickhouse", "schema") };
        return places.FirstOrDefault(Directory.Exists) ?? throw new UsageException("The schema files are missing. Name their directory with --schema.");
    }

    private static string RepositoryRoot()
    {
        for (var directory = new DirectoryInfo(Directory.GetCurrentDirectory()); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Netra.Orleans.sln")))
            {
                return directory.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
