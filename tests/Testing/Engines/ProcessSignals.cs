using System.Diagnostics;
using System.Globalization;

namespace Netra.Testing.Engines;

/// <summary>Pauses processes, so that they accept connections and answer nothing, and lets them go on.</summary>
public static class ProcessSignals
{
    /// <summary>Pauses a process (SIGSTOP).</summary>
    public static void Pause(int processId) => Send("-STOP", processId);

    /// <summary>Lets a process go on (SIGCONT).</summary>
    public static void Resume(int processId) => Send("-CONT", processId);

    private static void Send(string signal, int processId)
    {
        using var kill = Process.Start("kill", [signal, processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
