using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.ClickHouse;

/// <summary>How the silo uses ClickHouse: section <c>Netra:ClickHouse</c>.</summary>
internal sealed class ClickHouseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:ClickHouse";

    /// <summary>A server, in the form of ClickHouse.Driver.</summary>
    /// <value>Empty: the embedded engine.</value>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>The login that inserts, when the server has one of its own for that.</summary>
    /// <value>Empty: the same as <see cref="ConnectionString"/>.</value>
    public string WriterConnectionString { get; set; } = string.Empty;

    /// <summary>A login that may create tables and row policies; with it the silo brings a server's schema up to date when it starts.</summary>
    /// <value>Empty: the schema is applied by hand and only checked.</value>
    public string SchemaConnectionString { get; set; } = string.Empty;

    /// <summary>The database of the users' tables.</summary>
    /// <value><c>default</c>, the only one that the embedded engine has.</value>
    [Required, RegularExpression("^[a-z][a-z0-9_]{0,63}$")]
    public string Database { get; set; } = "default";

    /// <summary>After how many days rows are dropped.</summary>
    /// <value>Empty: never. 1 to 36,500.</value>
    [Range(1, 36_500)]
    public int? RetentionDays { get; set; }

    /// <summary>Queries and inserts of this silo on the engine at once; one user holds at most half of them, and more wait, each user in a line of its own.</summary>
    /// <value>Empty: twice the number of processors, at least 4. 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int? ConcurrentRequests { get; set; }

    /// <summary>How long a query or insert waits for its turn before it is refused with <c>unavailable</c>.</summary>
    /// <value>Default 20 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan QueuePatience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The memory one query may use, in bytes.</summary>
    /// <value>2 GiB. At least 64 MiB.</value>
    [Range(64L * 1024 * 1024, long.MaxValue)]
    public long QueryMemoryBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The threads one query may use.</summary>
    /// <value>4. 1 to 256.</value>
    [Range(1, 256)]
    public int QueryThreads { get; set; } = 4;
}
