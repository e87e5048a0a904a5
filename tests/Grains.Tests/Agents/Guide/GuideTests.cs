using System.Runtime.CompilerServices;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>What <c>docs/agents.md</c> shows is what is tested.</summary>
public sealed class GuideTests
{
    [Theory]
    [InlineData("BusyHourAgent.cs")]
    [InlineData("BusyHourTests.cs")]
    [InlineData("AdvisorAgent.cs")]
    [InlineData("ReportAgent.cs")]
    [InlineData("TailAgent.cs")]
    public void Example_OfTheGuide_IsTheOneThatIsTested(string file)
    {
        var source = File.ReadAllText(Path.Combine(Folder(), file));
        var guide = File.ReadAllText(Path.Combine(Folder(), "..", "..", "..", "..", "docs", "agents.md"));

        Assert.Contains(source[source.IndexOf("public sealed class", StringComparison.Ordinal)..], guide, StringComparison.Ordinal);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
