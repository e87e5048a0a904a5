using System.Xml.Linq;

namespace Netra.Embedded.Schema;

/// <summary>
/// The rights of the serving engine's only user: own rows of the tenants' tables, by name of column and never <c>owner</c>; the processes of the
/// own capability; and of the engine's own tables only what describes tables and functions.
/// </summary>
internal static class EngineRights
{
    // Harmless, and needed to describe tables, to format queries and to compute without a table.
    private static readonly string[] OpenSystemTables = ["one", "numbers", "numbers_mt", "zeros", "zeros_mt", "columns", "tables", "functions", "processes", "formats", "data_type_families"];

    // For requests that do not say it themselves. Those of the last two lines cannot be said by a request at all.
    private static readonly (string Name, string Value)[] Defaults =
    [
        .. OffSettings.All.Select(setting => (setting.Key, setting.Value)),
        ("union_default_mode", "DISTINCT"),
        ("use_statistics_for_part_pruning", "0"),
        ("allow_introspection_functions", "0"), ("implicit_select", "0"), ("log_queries", "0"),
    ];

    private const string OwnDatabase = "database = 'default'";

    private const string OwnProcesses =
        $"Settings['{CapabilitySetting.EngineName}'] = getSetting('{CapabilitySetting.EngineName}') AND notEmpty(getSetting('{CapabilitySetting.EngineName}'))";


    /// <summary>The <c>users_config</c> document.</summary>
    public static string Xml(IReadOnlyList<TenantTable> tables, IReadOnlyList<string> systemTables) => new XElement(
        "clickhouse",
        new XElement("profiles", new XElement("default", Defaults.Select(setting => new XElement(setting.Name, setting.Value)))),
        new XElement("quotas", new XElement("default")),
        new XElement("users", new XElement(
            "default",
            new XElement("password"),
            new XElement("networks", new XElement("ip", "::/0")),
            new XElement("profile", "default"),
            new XElement("quota", "default"),
            new XElement("grants", Grants(tables).Select(grant => new XElement("query", $"GRANT {grant}"))),
            new XElement(
                "databases",
                new XElement("default", tables.Select(table => Policy(table.Name, CapabilitySetting.OwnRows))),
                new XElement("system", systemTables.Select(SystemPolicy).OfType<XElement>()))))).ToString();

    /// <summary>The engine's configuration document.</summary>
    public static string ConfigurationXml(string usersFile) =>
        new XElement("clickhouse", new XElement("users_config", usersFile)).ToString();

    private static IEnumerable<string> Grants(IReadOnlyList<TenantTable> tables)
    {
        foreach (var table in tables)
        {
            var columns = string.Join(", ", table.Columns.Select(column => $"`{column}`"));
            yield return $"SELECT({columns}), INSERT({columns}) ON default.`{table.Name}`";
            yield return $"ALTER DELETE ON default.`{table.Name}`";
        }

        yield return "KILL QUERY ON *.*";
    }

    private static XElement? SystemPolicy(string table) => table switch
    {
        "processes" => Policy(table, OwnProcesses),
        "columns" or "tables" => Policy(table, OwnDatabase),
        _ when OpenSystemTables.Contains(table) => null,
        _ => Policy(table, "0"),
    };

    private static XElement Policy(string table, string filter) => new(table, new XElement("filter", filter));
}
