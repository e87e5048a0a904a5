namespace Netra.Silo.Attestation;

/// <summary>What stopped an attack on one of its two ways.</summary>
/// <param name="Group">What it was after.</param>
/// <param name="Name">Its name in the group.</param>
/// <param name="Straight">Whether it went straight at the engine; otherwise through the gate, as a user's query does.</param>
/// <param name="Layer">
/// What stopped it: <c>gate</c>; <c>engine's parser</c>, <c>second reading</c> (the gate again, over the canonical text); <c>grants</c>, <c>constraint</c>, <c>limits</c>,
/// <c>engine</c> (it refuses for another reason); <c>policy</c> (it runs, and sees own rows and constants only); <c>gate only</c> (this engine leaves it to the gate).
/// </param>
internal sealed record AttackOutcome(string Group, string Name, bool Straight, string Layer);
