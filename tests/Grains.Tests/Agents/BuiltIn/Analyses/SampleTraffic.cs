namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>Traffic made from a seed: the same each time, and uneven in every respect.</summary>
internal static class SampleTraffic
{
    public const string NastyKey = "it's \"quoted\" \\ {p1:String} 'x'";

    public static readonly DateTime Begin = new(2026, 3, 2, 5, 17, 3, 250, 125, DateTimeKind.Utc);

    private static readonly string[] Workloads = ["chat", "code", "it's"];

    private static readonly string[] Models = ["gpt-4o", "gpt-4o-mini-2024-07-18", "house"];

    public static List<SampleEvent> Month(int seed = 7, int events = 1_200)
    {
        var random = new Random(seed);
        var at = Begin;
        return [.. Enumerable.Range(0, events).Select(i =>
        {
            at = at.AddTicks(10 * (long)(-Math.Log(1 - random.NextDouble()) * 28 * 86_400e6 / events));
            var input = (uint)random.Next(1, 40) * 100;
            return new SampleEvent(at)
            {
                Workload = Workloads[random.Next(3)],
                Model = Models[random.Next(3)],
                Type = random.Next(4) == 0 ? "batch" : "request",
                Latency = random.Next(10) == 0 ? null : Math.Round((200 + (i * 0.4) + (input * 0.1)) * Math.Exp(0.4 * Normal(random)), 3),
                Input = random.Next(12) == 0 ? null : input,
                Output = random.Next(12) == 0 ? null : (uint)random.Next(1, 900),
                Cost = random.Next(3) == 0 ? Math.Round(random.NextDouble() * 4, 4) : null,
                IsError = random.Next(14) == 0,
                Metrics = random.Next(2) == 0 ? [(NastyKey, Math.Round((input * 0.01) + Normal(random), 4)), ("gpu", random.Next(5))] : [],
                Dimensions = [("region", random.Next(2) == 0 ? "eu" : "us")],
            };
        })];
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
