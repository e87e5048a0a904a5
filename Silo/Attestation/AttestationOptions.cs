using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.Attestation;

/// <summary>How often the system attacks itself: section <c>Netra:Attestation</c>.</summary>
internal sealed class AttestationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Attestation";

    /// <summary>The time between two attestations; the first is at start-up.</summary>
    /// <value>Default 1 h. 1 min to 1 day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
