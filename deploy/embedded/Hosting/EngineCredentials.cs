using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Hosting;

/// <summary>Ports and passwords of the engines. Made once per data directory, so that whoever uses them finds them again after a restart.</summary>
/// <param name="RedisPort">Garnet's port.</param>
/// <param name="RedisPassword">Garnet's password.</param>
/// <param name="ClickHousePort">The port of ClickHouse's HTTP protocol.</param>
/// <param name="ClickHouseUser">The one user it knows.</param>
/// <param name="ClickHousePassword">That user's password.</param>
internal sealed record EngineCredentials(int RedisPort, string RedisPassword, int ClickHousePort, string ClickHouseUser, string ClickHousePassword)
{
    private const int PasswordBytes = 24;

    /// <summary>Those of the data directory; ports on the command line replace the kept ones.</summary>
    public static EngineCredentials ReadOrCreate(EnginePaths paths, EmbeddedOptions options)
    {
        var kept = File.Exists(paths.Credentials) ? JsonSerializer.Deserialize<EngineCredentials>(File.ReadAllText(paths.Credentials), JsonSerializerOptions.Web) : null;
        var current = (kept ?? new EngineCredentials(FreePort(), NewPassword(), FreePort(), "netra", NewPassword())) is var known && options is { RedisPort: 0, ClickHousePort: 0 }
            ? known
            : known with
            {
                RedisPort = options.RedisPort == 0 ? known.RedisPort : options.RedisPort,
                ClickHousePort = options.ClickHousePort == 0 ? known.ClickHousePort : options.ClickHousePort,
            };
        if (current != kept)
        {
            PrivateFile.Write(paths.Credentials, JsonSerializer.Serialize(current, JsonSerializerOptions.Web));
        }

        return current;
    }

    /// <inheritdoc/>
    public override string ToString() => $"Redis on {RedisPort}, ClickHouse on {ClickHousePort}";

    private static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
