namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>A data directory of a test's own, removed with it.</summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("netra-e2e-").FullName;

    /// <summary>The process id of the engines that serve it now.</summary>
    public int EnginesProcessId()
    {
        using var endpoints = System.Text.Json.JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "endpoints.json")));
        return endpoints.RootElement.GetProperty("processId").GetInt32();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Temporary files that stay are no reason to fail a test.
        }
    }
}
