using Netra.Silo.Hosting;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Secrets;

public sealed class KeysCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netra-keys-").FullName;

    private string Path => System.IO.Path.Combine(_directory, "keys.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Generate_WhereAFileIs_LeavesItAsItIs()
    {
        KeysCommand.Run(["keys", "generate", Path]);
        var before = File.ReadAllText(Path);

        Assert.Throws<StartupException>(() => KeysCommand.Run(["keys", "generate", Path]));

        Assert.Equal(before, File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(_directory));
    }

    [Fact]
    public void Keys_InAnyText_AreNotShown()
    {
        var said = KeysCommand.Run(["keys", "generate", Path]) + KeysCommand.Run(["keys", "add", Path]) + KeysCommand.Run(["keys", "use", Path]);
        var file = KeyFile.Read(File.ReadAllText(Path));
        var printed = $"{said} {file} {KeyFile.Parse(file.ToJson())}";

        Assert.All([file.IsolationRoot, file.Pepper, file.ClusterKey, .. file.Sealing.Values], key => Assert.DoesNotContain(key, printed, StringComparison.Ordinal));
    }
}
