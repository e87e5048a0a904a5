namespace Netra.Grains.Data;

/// <summary>Who did what with a user's data, and how it ended; never the values.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Agent">The agent; empty: the user's own request.</param>
/// <param name="RunId">The run; empty: none.</param>
/// <param name="Operation">What was done: <c>query</c>, <c>stream</c>, <c>insert</c>, <c>key_value</c>, <c>session</c>.</param>
/// <param name="Table">The tables read or written, separated by commas.</param>
/// <param name="Rows">Rows handed out or stored.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Outcome"><c>ok</c>, or the code of the error; <c>cancelled</c> also for a stream that its reader left before the end.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Agent, string RunId, string Operation, string Table, long Rows, TimeSpan Elapsed, string Outcome);
