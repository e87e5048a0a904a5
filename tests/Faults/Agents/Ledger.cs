namespace Netra.Faults.Agents;

/// <summary>The effects found on a user's data.</summary>
/// <param name="Count">The counter: every effect, repeated ones too.</param>
/// <param name="Operations">The operations that took effect, each once.</param>
/// <param name="Rows">The rows stored.</param>
/// <param name="RowOperations">The operations that stored them, each once.</param>
internal sealed record Ledger(long Count, long Operations, long Rows, long RowOperations);
