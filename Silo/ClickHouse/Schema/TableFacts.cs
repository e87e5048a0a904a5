namespace Netra.Silo.ClickHouse.Schema;

/// <summary>What the engine tells about a table of the users' database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Engine">Its table engine.</param>
/// <param name="PrimaryKey">The expression of its primary key.</param>
/// <param name="SortingKey">The expression it is sorted by.</param>
/// <param name="PartitionKey">The expression it is partitioned by.</param>
/// <param name="Statement">The statement that would create it.</param>
internal sealed record TableFacts(string Name, string Engine, string PrimaryKey, string SortingKey, string PartitionKey, string Statement);
