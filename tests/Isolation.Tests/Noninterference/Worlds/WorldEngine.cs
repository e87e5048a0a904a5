using System.Diagnostics;
using Netra.Silo.Engines;
using Netra.Testing;
using Netra.Testing.Engines;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>An embedded engine whose tables hold rows before it serves.</summary>
internal static class WorldEngine
{
    /// <summary>Applies the product's schema and then this script, and starts the engine on the result.</summary>
    public static async Task<EngineFixture> StartAsync(string script)
    {
        var engine = new EngineFixture();
        try
        {
            await SeedAsync(engine.DataDirectory, script);
            await engine.InitializeAsync();
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private static async Task SeedAsync(string dataDirectory, string script)
    {
        var seed = Directory.CreateDirectory(Path.Combine(dataDirectory, "seed")).FullName;
        await File.WriteAllTextAsync(Path.Combine(seed, "900_rows.sql"), script);
        var program = EmbeddedProgram.Find();
        string[] arguments = [program, "--migrate", "--data-directory", dataDirectory, "--schema", Path.Combine(Repository.Root, "deploy", "clickhouse", "schema"), "--schema", seed];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }
}
