namespace Netra.Grains.Isolation;

/// <summary>Why the guard denied a call; the tag of <c>netra.isolation.denied</c>.</summary>
internal enum DenialReason
{
    /// <summary>The call does not say who sends it.</summary>
    NoSource,

    /// <summary>The sender's type may not call this interface.</summary>
    NotAllowed,

    /// <summary>The sender belongs to another user, or the target to nobody.</summary>
    ForeignOwner,

    /// <summary>No proof that a silo sent it, or one of another pair or time.</summary>
    NoProof,

    /// <summary>A client's call without a token.</summary>
    NoToken,

    /// <summary>A token that does not hold, or no longer.</summary>
    InvalidToken,

    /// <summary>A valid token of another user.</summary>
    ForeignToken,
}
