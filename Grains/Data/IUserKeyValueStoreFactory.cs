using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Data;

/// <summary>Makes the key-value store of a user. Only the user's own grain asks, with the id that its key names.</summary>
internal interface IUserKeyValueStoreFactory
{
    /// <summary>The store of that user; cheap.</summary>
    IUserKeyValueStore For(UserId userId);
}
