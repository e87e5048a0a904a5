using System.Text.Json;

namespace Netra.Silo.Engines;

/// <summary>What the embedded engines write about themselves when they answer: <c>endpoints.json</c> in their data directory.</summary>
internal sealed record EndpointsFile(int ProcessId, EndpointsFile.RedisLogin Redis, EndpointsFile.ClickHouseLogin ClickHouse)
{
    /// <summary>Where Redis answers, and with which password.</summary>
    public sealed record RedisLogin(string Host, int Port, string Password);

    /// <summary>Where ClickHouse answers, and to whom.</summary>
    public sealed record ClickHouseLogin(string Host, int Port, string User, string Password);

    /// <summary>The two connection strings.</summary>
    public EngineAddresses Addresses => new(
        $"{Redis.Host}:{Redis.Port},password={Redis.Password},abortConnect=false",
        $"Protocol=http;Host={ClickHouse.Host};Port={ClickHouse.Port};Username={ClickHouse.User};Password={ClickHouse.Password}",
        Embedded: true);

    /// <summary>Where the file stands.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "endpoints.json");

    /// <summary>The file's content, or <see langword="null"/> while there is none that can be read.</summary>
    public static EndpointsFile? TryRead(string dataDirectory)
    {
        try
        {
            using var file = new FileStream(PathIn(dataDirectory), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var read = JsonSerializer.Deserialize<EndpointsFile>(file, JsonSerializerOptions.Web);
            return read is { ProcessId: > 0, Redis: { Port: > 0, Host: not null, Password: not null }, ClickHouse: { Port: > 0, Host: not null, User: not null, Password: not null } } ? read : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // Not written yet, or being written.
            return null;
        }
    }
}
