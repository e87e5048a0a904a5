namespace Netra.Silo.Attestation;

/// <summary>A statement that tries to get around the isolation, and what must happen.</summary>
/// <param name="Group">What it is after.</param>
/// <param name="Name">Its name in the group.</param>
/// <param name="GateRefuses">Whether the gate must refuse it; otherwise it may run and answers with own rows and constants.</param>
/// <param name="Engine">What the engine alone must do.</param>
/// <param name="Sql">The statement.</param>
internal sealed record Attack(string Group, string Name, bool GateRefuses, EngineDuty Engine, string Sql);
