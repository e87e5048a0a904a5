namespace Netra.Grains.Isolation;

/// <summary>
/// Who sent the call that is being handled, as the guard found it. For the record only: nothing is decided by it, and code that runs later than the call sees
/// nothing.
/// </summary>
internal static class CurrentCaller
{
    private static readonly AsyncLocal<GrainId?> Known = new();

    /// <summary>The sender; <see langword="null"/> outside of a call that the guard let through.</summary>
    public static GrainId? Source
    {
        get => Known.Value;
        set => Known.Value = value;
    }
}
