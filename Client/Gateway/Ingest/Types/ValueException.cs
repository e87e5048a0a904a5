namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>A value does not fit its column. Whoever knows the place adds it.</summary>
#pragma warning disable CA1032, CA1064 // Made and caught in this folder only.
internal sealed class ValueException(string problem) : Exception(problem);
#pragma warning restore CA1032, CA1064
