using Microsoft.Extensions.Configuration;
using Netra.Silo.Hosting;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Secrets;

public sealed class KeyLoaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netra-keys-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Load_InDevelopmentAtOnce_AllGetTheSameKeysInAPrivateFile()
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyLoader.Load(Settings(), true, _directory))));

        Assert.Single(loaded.Select(keys => Convert.ToHexString(keys.IsolationRoot.Span)).Distinct());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_directory, "keys.json")));
        }
    }

    [Fact]
    public void Load_OutsideDevelopmentWithoutKeys_StopsAndNamesTheOption()
    {
        var failure = Assert.Throws<StartupException>(() => KeyLoader.Load(Settings(), false, _directory));

        Assert.Contains("Netra:Secrets:KeyFile", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json with sEcReT")]
    [InlineData("""{"isolationRoot":"c2VjcmV0","pepper":"","clusterKey":"","sealing":{"1":""}}""")]
    [InlineData("""{"isolationRoot":null,"sealing":{"0":"AAAA"}}""")]
    public void Load_MalformedKeys_StopsWithoutShowingThem(string content)
    {
        var file = Path.Combine(_directory, "given.json");
        File.WriteAllText(file, content);

        var failure = Assert.Throws<StartupException>(() => KeyLoader.Load(Settings(("Netra:Secrets:KeyFile", file)), false, _directory));

        Assert.DoesNotContain("sEcReT", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FromTheEnvironment_Works() =>
        Assert.Equal(1, KeyLoader.Load(Settings(("NETRA_KEYS", KeyFile.Generate().ToJson())), false, _directory).CurrentEpoch);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
