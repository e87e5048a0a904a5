using Microsoft.Extensions.AI;

namespace Netra.Testing.Models;

/// <summary>An answer in a file.</summary>
/// <param name="Question">The digest of the question.</param>
/// <param name="Ends">How the question ends, for those who read the file.</param>
/// <param name="Response">The answer.</param>
public sealed record RecordedTurn(string Question, string Ends, ChatResponse Response);
