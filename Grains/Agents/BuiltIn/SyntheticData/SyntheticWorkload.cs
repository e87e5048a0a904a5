using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>A workload to be made up: checked, with every value set. The same workload makes the same events.</summary>
internal sealed record SyntheticWorkload
{
    /// <summary>The most events of one run.</summary>
    public const long MostEvents = 100_000;

    private const long UsualEvents = 1_000;
    private const int LongestName = 200;
    private const int MostModels = 20;

    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(3_660);

    public required string Workload { get; init; }

    public required ImmutableArray<ModelShare> Models { get; init; }

    public required string EventType { get; init; }

    public required long Events { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    /// <summary>The median.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>The median.</summary>
    public required double TokensInput { get; init; }

    /// <summary>The median.</summary>
    public required double TokensOutput { get; init; }

    public required double ErrorRatePercent { get; init; }

    public required DailyPattern Pattern { get; init; }

    public required int Seed { get; init; }

    public double EventsPerHour => Events / (To - From).TotalHours;

    /// <summary>Checks a draft and fills in what it leaves open.</summary>
    /// <param name="draft">What is known.</param>
    /// <param name="now">No event lies after it.</param>
    /// <param name="seed">The seed when none is given.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what is wrong, and what to do.</exception>
    public static SyntheticWorkload Of(WorkloadDraft draft, DateTime now, int seed)
    {
        var (from, to) = Range(draft, now);
        var events = draft.Events ?? (draft.RatePerHour is { } rate ? (long)Math.Round(Math.Min(Within("ratePerHour", rate, 0.001, 1e9) * (to - from).TotalHours, 1e15)) : UsualEvents);
        if (events > MostEvents)
        {
            throw Invalid($"That makes {Say.Count(events)} events, and one run writes at most {Say.Count(MostEvents)}. Ask for fewer, lower ratePerHour, shorten the time range, or start several runs with ranges that follow each other.");
        }

        if (events < 1)
        {
            throw Invalid("That makes no event. Ask for at least one, or for a longer time range.");
        }

        return new SyntheticWorkload
        {
            Workload = Text("workload", draft.Workload ?? "synthetic"),
            Models = Shares(draft.Models),
            EventType = Text("eventType", draft.EventType ?? "request"),
            Events = events,
            From = from,
            To = to,
            LatencyMs = Within("latencyMs", draft.LatencyMs ?? 900, 1, 3_600_000),
            TokensInput = Within("tokensInput", draft.TokensInput ?? 800, 1, 2_000_000),
            TokensOutput = Within("tokensOutput", draft.TokensOutput ?? 250, 1, 2_000_000),
            ErrorRatePercent = Within("errorRatePercent", draft.ErrorRatePercent ?? 1, 0, 100),
            Pattern = draft.Pattern ?? DailyPattern.Daily,
            Seed = draft.Seed is not { } given ? seed : given is >= 0 and <= int.MaxValue ? (int)given : throw Invalid($"The seed is a whole number from 0 to {int.MaxValue}."),
        };
    }

    private static (DateTime From, DateTime To) Range(WorkloadDraft draft, DateTime now)
    {
        if (draft is { Events: not null, RatePerHour: not null } && (draft.From is not null || draft.To is not null))
        {
            throw Invalid("A number of events, a rate and a time range contradict each other: give two of the three.");
        }

        var span = draft is { Events: { } events, RatePerHour: { } rate } ? TimeSpan.FromHours(Math.Min(events / Within("ratePerHour", rate, 0.001, 1e9), 1e6)) : UsualSpan;
        var to = draft.To ?? (draft.From is { } begin ? Earlier(begin + (draft.Events is null && draft.RatePerHour is null ? UsualSpan : now - begin), now) : now);
        var from = draft.From ?? to - span;
        if (to > now)
        {
            throw Invalid("The time range ends in the future; events are of the past.");
        }

        return from >= to ? throw Invalid("The time range ends before it begins.")
            : from.Year < 2000 ? throw Invalid("The time range begins before 2000.")
            : to - from > LongestSpan ? throw Invalid($"The time range is longer than {LongestSpan.TotalDays:N0} days.")
            : (from, to);
    }

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;

    private static ImmutableArray<ModelShare> Shares(ImmutableArray<ModelShare> given)
    {
        if (given.Length > MostModels || given.Any(share => !double.IsFinite(share.Weight) || share.Weight <= 0) || given.Select(share => share.Name).Distinct(StringComparer.Ordinal).Count() < given.Length)
        {
            throw Invalid($"A workload has at most {MostModels} models, each named once, with shares above 0.");
        }

        return given.IsEmpty ? [new ModelShare("gpt-4o-mini", 1)] : [.. given.Select(share => share with { Name = Text("models", share.Name) })];
    }

    private static string Text(string name, string text) =>
        text.Trim().Length is > 0 and <= LongestName && !text.Any(char.IsControl) ? text.Trim() : throw Invalid($"{name} has 1 to {LongestName} characters, none of them a control character.");

    private static double Within(string name, double value, double least, double most) =>
        value >= least && value <= most ? value : throw Invalid($"{name} is from {Say.Number(least)} to {Say.Number(most)}.");

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
