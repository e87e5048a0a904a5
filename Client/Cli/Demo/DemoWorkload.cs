namespace Netra.Client.Cli.Demo;

/// <summary>One kind of request of a demo user.</summary>
/// <param name="Name">The workload's id.</param>
/// <param name="Share">Its share of all events, 0 to 1.</param>
/// <param name="Model">The model it uses.</param>
/// <param name="LatencyMs">Its median latency.</param>
/// <param name="TokensInput">Mean input tokens.</param>
/// <param name="TokensOutput">Mean output tokens.</param>
/// <param name="ErrorRate">How many of its events fail, 0 to 1.</param>
internal sealed record DemoWorkload(string Name, double Share, string Model, double LatencyMs, double TokensInput, double TokensOutput, double ErrorRate);
