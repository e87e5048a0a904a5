namespace Netra.Grains.Data;

/// <summary>Who did what with a user's data, and how it ended; never the values.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Agent">The agent; empty: the user's own request.</param>
/// <param name="RunId">The run; empty: none.</param>
/// <param name="Operation">What was done: <c>query</c>, <c>stream</c>, <c>insert</c>, <c>key_value</c>.</param>
/// <param name="Table">The tables read or written, separated by commas.</param>
/// <param name="Rows">Rows given or stored.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Outcome"><c>ok</c>, <c>cached</c>, or the code of the error.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Agent, string RunId, string Operation, string Table, long Rows, TimeSpan Elapsed, string Outcome);
