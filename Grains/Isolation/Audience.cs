namespace Netra.Grains.Isolation;

/// <summary>Who an interface of a user's grain or agent's grain is for.</summary>
internal enum Audience
{
    /// <summary>Clients and the gateway, with a bearer token of the target's user.</summary>
    Client,

    /// <summary>The same user's agents.</summary>
    Agent,

    /// <summary>The continuation of a stream that either of them began.</summary>
    ClientOrAgent,

    /// <summary>The same user's grain.</summary>
    User,

    /// <summary>The recovery service of a silo.</summary>
    Recovery,
}
