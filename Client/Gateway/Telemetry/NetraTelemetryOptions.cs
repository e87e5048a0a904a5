using System.ComponentModel.DataAnnotations;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>What is measured and traced, and where it goes. Section <c>Netra:Telemetry</c>.</summary>
public sealed class NetraTelemetryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Telemetry";

    /// <summary>Whether there is any telemetry.</summary>
    /// <value>True: at least <c>/metrics</c>. False: nothing is measured, and <c>/metrics</c> does not exist.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The address of an OTLP collector, such as <c>http://localhost:4317</c>.</summary>
    /// <value>Empty: that of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without both, nothing is sent and nothing is traced.</value>
    public string OtlpEndpoint { get; set; } = string.Empty;

    /// <summary>How the collector at <see cref="OtlpEndpoint"/> is spoken to.</summary>
    /// <value><c>grpc</c> or <c>http/protobuf</c>; default <c>grpc</c>.</value>
    [AllowedValues("grpc", "http/protobuf")]
    public string OtlpProtocol { get; set; } = "grpc";

    /// <summary>The share of traces that are recorded, of those that begin here.</summary>
    /// <value>0 to 1; default 1. A request that brings a trace of its own is recorded as that says.</value>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 1;
}
