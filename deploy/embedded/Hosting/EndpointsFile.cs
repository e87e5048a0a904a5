using System.Text.Json;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Hosting;

/// <summary>Tells silos where the engines listen and how to log in: <c>endpoints.json</c>, there while they are ready.</summary>
internal static class EndpointsFile
{
    /// <summary>Writes the file.</summary>
    public static void Write(EnginePaths paths, EngineCredentials credentials) => PrivateFile.Write(paths.Endpoints, JsonSerializer.Serialize(new
    {
        processId = Environment.ProcessId,
        redis = new { host = "127.0.0.1", port = credentials.RedisPort, password = credentials.RedisPassword },
        clickHouse = new { host = "127.0.0.1", port = credentials.ClickHousePort, user = credentials.ClickHouseUser, password = credentials.ClickHousePassword },
    }));

    /// <summary>Removes it.</summary>
    public static void Remove(EnginePaths paths) => File.Delete(paths.Endpoints);
}
