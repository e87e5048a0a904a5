using System.Collections.Immutable;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>What became of a report.</summary>
/// <param name="Wanted"><see langword="false"/>: the execution is not wanted any more, stop.</param>
/// <param name="Refused">Steps that were to begin and may not, as recorded: they have failed.</param>
[GenerateSerializer, Immutable, Alias("netra.ReportReply")]
public sealed record ReportReply([property: Id(0)] bool Wanted, [property: Id(1)] ImmutableArray<JournalEntry> Refused)
{
    /// <summary>The execution is not wanted any more.</summary>
    public static ReportReply Unwanted { get; } = new(Wanted: false, []);
}
