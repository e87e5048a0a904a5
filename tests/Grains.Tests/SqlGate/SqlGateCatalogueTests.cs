namespace Netra.Grains.Tests.SqlGate;

public sealed class SqlGateCatalogueTests
{
    public static TheoryData<string> HonestNames => [.. SqlCatalogue.Honest.Keys];

    public static TheoryData<string> AttackHeaders => [.. SqlCatalogue.Attacks.Keys];

    [Theory]
    [MemberData(nameof(HonestNames))]
    public void Read_HonestQuery_IsAllowed(string name)
    {
        var verdict = TestCatalog.Gate.Read(SqlCatalogue.Honest[name]);
        Assert.True(verdict.Allowed, $"{verdict.Refusal} at {verdict.Position}: {SqlCatalogue.Honest[name]}");
    }

    [Theory]
    [MemberData(nameof(HonestNames))]
    public void Read_OwnOutput_ChangesNothing(string name)
    {
        var first = TestCatalog.Gate.Read(SqlCatalogue.Honest[name]);
        var second = TestCatalog.Gate.Read(first.Sql);
        Assert.True(second.Allowed, second.Refusal);
        Assert.Equal(first.Sql, second.Sql);
        Assert.Equal(first.Tables, second.Tables);
    }

    [Theory]
    [MemberData(nameof(AttackHeaders))]
    public void Read_Attack_IsStoppedWhereTheCatalogueSays(string header)
    {
        var verdict = TestCatalog.Gate.Read(SqlCatalogue.Attacks[header]);
        var expected = header.Contains(": gate-refuses;", StringComparison.Ordinal);
        Assert.True(verdict.Allowed != expected, $"{header}: {verdict.Refusal ?? "allowed"}");
        if (expected)
        {
            Assert.InRange(verdict.Position, 0, SqlCatalogue.Attacks[header].Length);
            Assert.EndsWith(".", verdict.Refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Catalogue_Size_IsWhatIsPromised()
    {
        Assert.True(SqlCatalogue.Honest.Count >= 150, $"{SqlCatalogue.Honest.Count} honest queries");
        Assert.True(SqlCatalogue.Attacks.Count >= 130, $"{SqlCatalogue.Attacks.Count} attacks");
        Assert.Equal(7, SqlCatalogue.Attacks.Keys.Select(k => k.Split('/')[0]).Distinct().Count());
    }
}
