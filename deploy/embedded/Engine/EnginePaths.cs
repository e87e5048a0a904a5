namespace Netra.Embedded.Engine;

/// <summary>Where the engines keep their files below the data directory.</summary>
internal sealed class EnginePaths(string dataDirectory)
{
    /// <summary>The data directory.</summary>
    public string Root => dataDirectory;

    /// <summary>ClickHouse's data.</summary>
    public string Data => Path.Combine(dataDirectory, "clickhouse", "data");

    /// <summary>The rights of the serving engine.</summary>
    public string Users => Path.Combine(dataDirectory, "clickhouse", "users.xml");

    /// <summary>Its configuration.</summary>
    public string Configuration => Path.Combine(dataDirectory, "clickhouse", "config.xml");

    /// <summary>Garnet's data.</summary>
    public string Redis => Path.Combine(dataDirectory, "redis");

    /// <summary>Where to reach the engines; see <c>EndpointsFile</c>.</summary>
    public string Endpoints => Path.Combine(dataDirectory, "endpoints.json");

    /// <summary>Ports and passwords, fixed per data directory.</summary>
    public string Credentials => Path.Combine(dataDirectory, "engines.json");

    /// <summary>Held by the one process that serves this data directory.</summary>
    public string Lock => Path.Combine(dataDirectory, "engines.lock");

    /// <summary>Which process that is.</summary>
    public string Holder => Path.Combine(dataDirectory, "engines.pid");

    /// <summary>Creates the directories, for their owner only.</summary>
    public void Create()
    {
        foreach (var directory in new[] { Root, Path.Combine(Root, "clickhouse"), Redis })
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
