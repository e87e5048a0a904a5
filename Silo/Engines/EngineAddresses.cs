namespace Netra.Silo.Engines;

/// <summary>Where the two engines answer. Both strings hold a password and belong in no log.</summary>
/// <param name="Redis">In the form of StackExchange.Redis.</param>
/// <param name="ClickHouse">In the form of ClickHouse.Driver; without a database.</param>
/// <param name="Embedded">Whether they are the embedded, development engines.</param>
internal sealed record EngineAddresses(string Redis, string ClickHouse, bool Embedded)
{
    /// <summary>A text without the passwords.</summary>
    public override string ToString() => Embedded ? "embedded engines" : "configured engines";
}
