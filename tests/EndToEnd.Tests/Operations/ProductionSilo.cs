using System.Security.Cryptography;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Silo.Secrets;

namespace Netra.EndToEnd.Tests.Operations;

/// <summary>A silo outside of Development, with keys that its operator has made.</summary>
public sealed class ProductionSilo : SiloFixture
{
    /// <summary>What tokens are signed with.</summary>
    public string SigningKey { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    protected override string[] Prepare() =>
    [
        "--environment=Production",
        $"--Netra:Secrets:KeyFile={Write("keys.json", KeyFile.Generate().ToJson())}",
        $"--Netra:Auth:SigningKeyFile={Write("signing.key", SigningKey)}",
    ];

    private string Write(string name, string text)
    {
        var path = Path.Combine(Data.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
