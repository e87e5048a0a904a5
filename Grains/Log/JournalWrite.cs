using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Log;

/// <summary>A step to be recorded.</summary>
/// <param name="RunId">Of which run.</param>
/// <param name="CallId">Of which execution in it.</param>
/// <param name="Entry">The step.</param>
internal sealed record JournalWrite(RunId RunId, CallId CallId, JournalEntry Entry);
