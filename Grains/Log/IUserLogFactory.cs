using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Log;

/// <summary>Makes the log of a user. Only the user's own grain asks, with the id that its key names.</summary>
internal interface IUserLogFactory
{
    /// <summary>The log of that user; cheap.</summary>
    IUserLog For(UserId userId);
}
