namespace Netra.Embedded.Engine;

/// <summary>What the engine says a statement does; the numbers are libchdb's.</summary>
internal enum EngineStatementClass : uint
{
    /// <summary>It leaves no trace.</summary>
    Reading = 0,

    /// <summary>It changes a database.</summary>
    Changing = 1,

    /// <summary>It changes something beside the databases.</summary>
    ChangingGlobally = 2,

    /// <summary>It controls the session or the engine, or writes a file.</summary>
    Controlling = 3,

    /// <summary>It cannot be parsed.</summary>
    Unknown = 4,
}
