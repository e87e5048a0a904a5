using System.Globalization;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Demo;

/// <summary>A month of plausible workload events. The same day gives the same history.</summary>
internal static class DemoHistory
{
    private const int Days = 30;
    private const int EventsPerDay = 670;
    private const double IncidentFactor = 5;
    private const double SpikeFactor = 8;
    private static readonly string[] Regions = ["eu-west", "us-east", "ap-south"];

    /// <summary>The events of a profile in the month that ends now, in order of time.</summary>
    public static IEnumerable<JsonObject> Events(DemoProfile profile, DateTime now)
    {
        var random = new Random(profile.Seed);
        for (var daysAgo = Days; daysAgo >= 0; daysAgo--)
        {
            var day = now.Date.AddDays(-daysAgo);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var times = Enumerable.Range(0, (int)(EventsPerDay * (weekend ? 0.55 : 1))).Select(_ => TimeOfDay(random)).Order().ToArray();
            foreach (var time in times.Select(seconds => day.AddSeconds(seconds)).TakeWhile(time => time <= now))
            {
                yield return Event(profile, random, time, daysAgo);
            }
        }
    }

    private static JsonObject Event(DemoProfile profile, Random random, DateTime time, int daysAgo)
    {
        var workload = Pick(profile.Workloads, random.NextDouble());
        var incident = daysAgo == profile.IncidentDaysAgo && time.Hour is >= 13 and < 17;
        var spike = daysAgo == profile.CostSpikeDaysAgo && daysAgo > 0;
        var latency = workload.LatencyMs * Math.Exp(0.45 * Normal(random)) * (incident ? IncidentFactor : 1);
        var input = (int)Math.Max(1, workload.TokensInput * Math.Exp(0.4 * Normal(random)) * (spike ? SpikeFactor : 1));
        var answer = (int)Math.Max(1, workload.TokensOutput * Math.Exp(0.5 * Normal(random)));
        var error = random.NextDouble() < workload.ErrorRate * (incident ? IncidentFactor : 1);
        var output = error ? 0 : answer;
        return new JsonObject
        {
            ["timestamp"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["workload_id"] = workload.Name,
            ["event_type"] = "completion",
            ["event_category"] = error ? "failure" : "inference",
            ["model"] = workload.Model,
            ["latency_ms"] = Math.Round(latency, 2),
            ["tokens_input"] = input,
            ["tokens_output"] = output,
            ["cost_cents"] = Math.Round(((input * PriceOf(workload.Model)) + (output * PriceOf(workload.Model) * 4)) / 10_000, 6),
            ["throughput"] = Math.Round(output / (latency / 1_000), 2),
            ["is_error"] = error ? 1 : 0,
            ["metrics"] = new JsonObject { ["queue_ms"] = Math.Round(latency * 0.08 * random.NextDouble(), 2), ["ttft_ms"] = Math.Round(latency * 0.3, 2) },
            ["dimensions"] = new JsonObject { ["region"] = Regions[random.Next(Regions.Length)], ["tier"] = random.NextDouble() < 0.2 ? "gold" : "standard" },
        };
    }

    private static DemoWorkload Pick(IReadOnlyList<DemoWorkload> workloads, double at)
    {
        foreach (var workload in workloads)
        {
            at -= workload.Share;
            if (at < 0)
            {
                return workload;
            }
        }

        return workloads[^1];
    }

    // Cents per 1,000 input tokens.
    private static double PriceOf(string model) => model switch { "atlas-large" => 2.5, "atlas-medium" => 0.8, _ => 0.15 };

    // Most requests come in the afternoon, few at night.
    private static double TimeOfDay(Random random) => Math.Clamp(14 + (4.5 * Normal(random)), 0, 23.999) * 3_600;

    // Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
