namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>How many values of single events one method puts out of the ordinary.</summary>
internal sealed record ValueOutliers(AnomalyMethod Method, double? Lower, double? Upper, long Values, long Below, long Above, NotComputable? NotComputable);
