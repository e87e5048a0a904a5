using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Netra.Client.Gateway.Telemetry;

/// <summary>Begins traces with requests, so many of them. A grain call or a query that belongs to no request is housekeeping, and begins none.</summary>
internal sealed class RequestSampler(double ratio) : Sampler
{
    private readonly TraceIdRatioBasedSampler _share = new(ratio);

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => samplingParameters.Kind == ActivityKind.Client
        ? new SamplingResult(SamplingDecision.Drop)
        : _share.ShouldSample(samplingParameters);
}
