using Netra.Embedded.Engine;

namespace Netra.Embedded.Schema;

/// <summary>
/// The engine's first start, with wide rights and in a process of its own: applies the schema, then writes the rights that the serving engine starts
/// with. They are generated from the tables really present, so that no table can be served without its policy.
/// </summary>
internal static class Migration
{
    private const string Owner = "owner";

    /// <summary>Applies the schema and writes the rights.</summary>
    public static void Run(EnginePaths paths, SchemaFiles schema)
    {
        using var connection = new EngineConnection(paths.Data, []);
        foreach (var statement in schema.Statements())
        {
            connection.Execute(statement);
        }

        var tables = Lines(connection, "SELECT name FROM system.tables WHERE database = 'default' AND engine != 'View' ORDER BY name")
            .Select(name => new TenantTable(name, Columns(connection, name)))
            .ToArray();
        foreach (var table in tables)
        {
            connection.Execute($"ALTER TABLE default.`{EngineText.Escape(table.Name)}` MODIFY SETTING old_parts_lifetime = {OldParts.LifetimeSeconds}, finished_mutations_to_keep = 0");
        }

        var system = Lines(connection, "SELECT name FROM system.tables WHERE database = 'system' ORDER BY name");
        File.WriteAllText(paths.Users, EngineRights.Xml(tables, system));
        File.WriteAllText(paths.Configuration, EngineRights.ConfigurationXml(paths.Users));
    }

    private static string[] Columns(EngineConnection connection, string table)
    {
        var columns = Lines(connection, $"SELECT name FROM system.columns WHERE database = 'default' AND table = '{EngineText.Escape(table)}' ORDER BY position");
        return columns.Contains(Owner)
            ? [.. columns.Where(column => column != Owner)]
            : throw new EngineException($"Table '{table}' has no column 'owner', so its rows cannot be sealed. Give it the layout of deploy/clickhouse/schema, or drop it.");
    }

    private static string[] Lines(EngineConnection connection, string query) =>
        connection.QueryText(query).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
