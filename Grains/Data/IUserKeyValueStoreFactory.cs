using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Data;

/// <summary>Makes the key-value store of a user. Only the user's own grain asks, with the id that its key names.</summary>
internal interface IUserKeyValueStoreFactory
{
    /// <summary>The store of that user; cheap.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="epoch">The epoch in which whoever writes owns the user's log.</param>
    IUserKeyValueStore For(UserId userId, Func<long> epoch);
}
