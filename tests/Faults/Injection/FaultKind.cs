namespace Netra.Faults.Injection;

/// <summary>What is done to the cluster.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of a silo, which is started again.</summary>
    SiloKill,

    /// <summary>A silo ends in order and is started again.</summary>
    SiloRestart,

    /// <summary>A silo is stopped for longer than its death takes, and goes on as if nothing had been.</summary>
    SiloPause,

    /// <summary>One silo more, then one less.</summary>
    Scale,

    /// <summary>kill -9 of what holds the users' logs.</summary>
    StoreKill,

    /// <summary>What holds the users' logs is stopped, and goes on.</summary>
    StorePause,

    /// <summary>kill -9 of the ClickHouse engine, where it is a process of its own.</summary>
    EngineKill,

    /// <summary>The disk of the stores is full for a while.</summary>
    DiskFull,
}
