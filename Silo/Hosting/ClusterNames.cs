using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.Hosting;

/// <summary>Which cluster a silo belongs to. Section <c>Netra:Cluster</c>.</summary>
internal sealed class ClusterNames
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Cluster";

    /// <summary>The service whose state this is; stays the same over all deployments.</summary>
    /// <value>Default <c>netra</c>.</value>
    [Required]
    public string ServiceId { get; set; } = "netra";

    /// <summary>The cluster; silos of one cluster share its membership.</summary>
    /// <value>Default <c>default</c>.</value>
    [Required]
    public string ClusterId { get; set; } = "default";
}
