using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>The stretch of its kind with the most events; the earliest when several have as many.</summary>
internal sealed record UsagePeak(Bucket Bucket, DateTime Begin, long Events, double EventsPerSecond);
