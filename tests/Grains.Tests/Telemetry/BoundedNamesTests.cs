using Netra.Grains.Telemetry;

namespace Netra.Grains.Tests.Telemetry;

public sealed class BoundedNamesTests
{
    [Fact]
    public void Name_BeyondTheBound_IsCountedAsOther()
    {
        var names = new BoundedNames(2);

        Assert.Equal(["a", "b", "a", BoundedNames.Other, "b"], ((string[])["a", "b", "a", "c", "b"]).Select(names.Of));
    }
}
