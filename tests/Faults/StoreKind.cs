namespace Netra.Faults;

/// <summary>What holds the users' logs.</summary>
internal enum StoreKind
{
    /// <summary>Garnet, within the embedded engines.</summary>
    Garnet,

    /// <summary>A redis-server with an append-only file.</summary>
    Redis,
}
