using System.Diagnostics;

namespace Netra.Grains.Log;

/// <summary>A change on its way into the log.</summary>
/// <param name="Change">What is to be written.</param>
/// <param name="Stored">Ends when it is stored, or when it never will be.</param>
/// <param name="Cause">The span that it was asked for in.</param>
internal sealed record WaitingChange(LogChange Change, TaskCompletionSource Stored, Activity? Cause);
