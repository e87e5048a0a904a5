namespace Netra.Silo.Engines;

/// <summary>Which engines hold the data: two configured servers, or the embedded ones when neither is configured.</summary>
internal sealed class EnginesOptions
{
    /// <summary>The key of <see cref="RedisConnectionString"/>.</summary>
    public const string RedisKey = "Netra:Redis:ConnectionString";

    /// <summary>The key of <see cref="ClickHouseConnectionString"/>.</summary>
    public const string ClickHouseKey = "Netra:ClickHouse:ConnectionString";

    /// <summary>A Redis server, in the form of StackExchange.Redis.</summary>
    /// <value>Empty: the embedded engine.</value>
    public string RedisConnectionString { get; set; } = string.Empty;

    /// <summary>A ClickHouse server, in the form of ClickHouse.Driver.</summary>
    /// <value>Empty: the embedded engine.</value>
    public string ClickHouseConnectionString { get; set; } = string.Empty;

    /// <summary>Where the embedded engines keep their files.</summary>
    /// <value><c>.netra</c> at the repository's root, or in the working directory when there is none.</value>
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>The port of the embedded Redis.</summary>
    /// <value>0: a free one, then kept in the data directory.</value>
    public int RedisPort { get; set; }

    /// <summary>The port of the embedded ClickHouse.</summary>
    /// <value>0: a free one, then kept in the data directory.</value>
    public int ClickHousePort { get; set; }

    /// <summary>Whether the embedded engines are used.</summary>
    public bool Embedded => RedisConnectionString.Length == 0 && ClickHouseConnectionString.Length == 0;

    /// <summary>Reads the options.</summary>
    public void ReadFrom(IConfiguration configuration)
    {
        RedisConnectionString = configuration[RedisKey] ?? string.Empty;
        ClickHouseConnectionString = configuration[ClickHouseKey] ?? string.Empty;
        DataDirectory = configuration["Netra:DataDirectory"] is { Length: > 0 } directory ? Path.GetFullPath(directory) : DefaultDataDirectory();
        RedisPort = configuration.GetValue("Netra:Embedded:RedisPort", 0);
        ClickHousePort = configuration.GetValue("Netra:Embedded:ClickHousePort", 0);
    }

    private static string DefaultDataDirectory()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Netra.Orleans.sln")))
            {
                return Path.Combine(directory.FullName, ".netra");
            }
        }

        return Path.GetFullPath(".netra");
    }
}
