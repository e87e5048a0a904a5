namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>A bucket out of the ordinary by one method.</summary>
internal sealed record FlaggedBucket(DateTime Begin, double Value, long Events, double Score, double Expected);
