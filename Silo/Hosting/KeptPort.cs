using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Netra.Silo.Hosting;

/// <summary>
/// A free port that a silo keeps: a silo that comes back on its old port replaces its former self in the cluster at once, on another
/// one the cluster waits for the death of the former.
/// </summary>
internal static class KeptPort
{
    /// <summary>The port kept under this name, or a free one that is kept from now on.</summary>
    public static int Of(string dataDirectory, string name)
    {
        var file = Path.Combine(dataDirectory, "silos", $"{name}.port");
        if (File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var kept) && IsFree(kept))
        {
            return kept;
        }

        var port = FindFree();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    private static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
