namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>One silo of this process at a time: sources and meters are those of the process, and what one leaves out the other would not see.</summary>
[CollectionDefinition(Name)]
public sealed class TelemetryCollection
{
    public const string Name = "telemetry";
}
