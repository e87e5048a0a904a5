using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class ServerSchemaTests
{
    [Theory]
    [InlineData("owner = SHA256(getSetting('SQL_netra_capability'))")]
    [InlineData(" AND match(getSetting('SQL_netra_capability'), '^[0-9a-f]{64}$') AS ")]
    [InlineData(" TO ALL")]
    public void Policies_OfATable_AskForOwnerAndForm(string condition) => Assert.All(
        SchemaScript.Policies("d", "t"),
        statement => Assert.Contains(condition, statement, StringComparison.Ordinal));
}
