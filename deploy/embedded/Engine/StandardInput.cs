using System.Runtime.InteropServices;

namespace Netra.Embedded.Engine;

/// <summary>The engine reads what stands on the standard input as rows of an insert; here it finds nothing.</summary>
internal static partial class StandardInput
{
    /// <summary>Puts the null device in its place, whatever it was.</summary>
    public static void Close()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var nothing = File.OpenHandle("/dev/null");
        if (dup2(nothing.DangerousGetHandle().ToInt32(), 0) < 0)
        {
            throw new IOException("The standard input cannot be closed.");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup2(int descriptor, int target);
}
