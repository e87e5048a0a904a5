using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class VersionFloorTests
{
    [Theory]
    [InlineData("26.3.27.4")]
    [InlineData("26.3.28.1")]
    [InlineData("26.6.4.51")]
    [InlineData("26.8.2.2")]
    [InlineData("26.9.1.1")]
    [InlineData("27.1.1.1")]
    public void Problem_VersionWithTheFixes_IsNone(string version) => Assert.Null(VersionFloor.Problem(version));

    [Theory]
    [InlineData("26.3.27.3")]
    [InlineData("26.4.99.99")]
    [InlineData("26.7.2.1")]
    [InlineData("26.8.1.9")]
    [InlineData("24.8.1.1")]
    [InlineData("")]
    [InlineData("newest")]
    public void Problem_VersionWithout_SaysWhatToDo(string version) => Assert.Contains("26.8.2.2", VersionFloor.Problem(version), StringComparison.Ordinal);
}
