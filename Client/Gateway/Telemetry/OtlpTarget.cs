using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>Where telemetry is sent: as our own options say, else as the standard variables do.</summary>
internal sealed class OtlpTarget(NetraTelemetryOptions options, IConfiguration configuration)
{
    private static readonly string[] Variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>Whether there is one.</summary>
    public bool IsSet => options.OtlpEndpoint.Length > 0 || Variables.Any(variable => !string.IsNullOrEmpty(configuration[variable]));

    /// <summary>Has an exporter send there.</summary>
    /// <param name="exporter">The exporter.</param>
    /// <param name="signal">What it sends, as the protocol's paths name it.</param>
    public void Configure(OtlpExporterOptions exporter, string signal)
    {
        if (options.OtlpEndpoint.Length == 0)
        {
            return;
        }

        var http = options.OtlpProtocol == "http/protobuf";
        exporter.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = http ? new Uri($"{options.OtlpEndpoint.TrimEnd('/')}/v1/{signal}") : new Uri(options.OtlpEndpoint);
    }
}
