namespace Netra.Grains.SqlGate;

/// <summary>The tables that a user's query may name.</summary>
internal interface ISqlCatalog
{
    /// <summary>The database the tables live in; <c>database.table</c> is accepted for this one only.</summary>
    string Database => "default";

    /// <summary>Looks a table up by its exact name, without database.</summary>
    bool TryGetTable(string name, out SqlTable table);
}
