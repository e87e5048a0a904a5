namespace Netra.Silo.ClickHouse.Values;

/// <summary>Reads one value of a column; what it returns is worth nothing when the reader has run short.</summary>
internal delegate object? ValueReader(ref RowBinaryReader reader);
