namespace Netra.Grains.Data;

/// <summary>What a user may keep in an area.</summary>
/// <param name="ValueBytes">The largest value, in bytes of its JSON.</param>
/// <param name="Keys">How many keys.</param>
internal sealed record KeyValueLimits(int ValueBytes, int Keys);
