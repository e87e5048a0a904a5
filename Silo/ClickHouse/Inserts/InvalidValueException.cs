namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>A value that does not fit its column; the inserter adds where it stood.</summary>
internal sealed class InvalidValueException(string reason) : Exception(reason);
