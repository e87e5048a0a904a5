using System.Reflection;
using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>Finds the ClickHouse engine, a library out of an npm package that the build of this project fetches.</summary>
internal static class EngineLibrary
{
    /// <summary>The name that the native methods import.</summary>
    public const string Name = "chdb";

    private const string Modules = "node_modules/@chdb";

    /// <summary>Has the native methods use the library of this platform.</summary>
    public static void Register() => NativeLibrary.SetDllImportResolver(
        Assembly.GetExecutingAssembly(),
        (name, _, _) => name == Name ? NativeLibrary.Load(Find()) : IntPtr.Zero);

    private static string Find()
    {
        var package = Path.Combine(Modules, $"lib-{Platform()}", "libchdb.so");
        var places = new[] { AppContext.BaseDirectory, SourceDirectory() }.OfType<string>().Select(place => Path.Combine(place, package)).ToArray();
        return places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The ClickHouse engine is missing. Build deploy/embedded again; it fetches {package} with npm.");
    }

    private static string Platform()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return OperatingSystem.IsMacOS() ? $"darwin-{architecture}" : $"linux-{architecture}-gnu";
    }

    private static string? SourceDirectory() => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "SourceDirectory")?.Value;
}
