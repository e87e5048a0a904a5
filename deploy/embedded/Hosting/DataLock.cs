using System.Globalization;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Hosting;

/// <summary>Makes sure that one process serves a data directory. The system frees it however the process ends.</summary>
internal static class DataLock
{
    /// <summary>Takes the lock, or says who holds it.</summary>
    public static FileStream? TryTake(EnginePaths paths, out string holder)
    {
        holder = string.Empty;
        try
        {
            var file = new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return file;
        }
        catch (IOException)
        {
            holder = File.Exists(paths.Endpoints) ? $"; see {paths.Endpoints}" : string.Empty;
            return null;
        }
    }
}
