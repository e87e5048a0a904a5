using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Data;

/// <summary>Makes the store of a user. Only the user's own grain asks, with the id that its key names.</summary>
internal interface IUserAnalyticsStoreFactory
{
    /// <summary>The store of that user; cheap.</summary>
    IUserAnalyticsStore For(UserId userId);
}
