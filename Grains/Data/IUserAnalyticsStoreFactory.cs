using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Data;

/// <summary>Makes the store of a user. Only the user's own grain asks, with the id that its key names.</summary>
internal interface IUserAnalyticsStoreFactory
{
    /// <summary>The store of that user; cheap.</summary>
    /// <param name="userId">Whose rows.</param>
    /// <param name="generation">The generation in the user's log; an erase raises it, and rows of an earlier one are out of reach.</param>
    IUserAnalyticsStore For(UserId userId, long generation);
}
