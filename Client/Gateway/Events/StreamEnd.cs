namespace Netra.Client.Gateway.Events;

/// <summary>Why a stream of events ends.</summary>
internal enum StreamEnd
{
    /// <summary>The client left.</summary>
    ClientLeft,

    /// <summary>The node goes away; the client comes back to another.</summary>
    Shutdown,

    /// <summary>The events cannot be reached from this node; the client comes back to another.</summary>
    Unreachable,

    /// <summary>The token has expired or is no longer accepted.</summary>
    TokenExpired,

    /// <summary>The client does not take what it is sent.</summary>
    TooSlow,

    /// <summary>What comes next is no longer kept, or the user's events were erased.</summary>
    Expired,

    /// <summary>The client sends what does not belong here.</summary>
    Misbehaved,

    /// <summary>A fault of the product.</summary>
    Fault,
}
