using System.Globalization;
using Netra.Embedded.Engine;

namespace Netra.Embedded.Hosting;

/// <summary>Makes sure that one process serves a data directory. The system frees it however the process ends.</summary>
internal static class DataLock
{
    /// <summary>Takes the lock, or says who holds it.</summary>
    /// <param name="paths">The data directory's.</param>
    /// <param name="holder">The id of the process that holds it.</param>
    public static FileStream? TryTake(EnginePaths paths, out string holder)
    {
        FileStream file;
        try
        {
            file = new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            holder = File.Exists(paths.Holder) ? File.ReadAllText(paths.Holder) : "unknown";
            return null;
        }

        // Beside the lock: while it is held, nobody else can read in it.
        holder = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(paths.Holder, holder);
        return file;
    }
}
