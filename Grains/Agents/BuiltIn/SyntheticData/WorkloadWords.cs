using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>Reads a workload from words: "5,000 events for a workload called support on gpt-4o over the last 7 days, 2% errors, about 900 ms".</summary>
internal static partial class WorkloadWords
{
    private const int Longest = 4_000;

    /// <summary>What the words say.</summary>
    /// <param name="message">The user's words.</param>
    /// <param name="isModel">Whether a word is the name of a model that has a price.</param>
    /// <param name="now">When they were said.</param>
    public static WorkloadDraft Read(string message, Func<string, bool> isModel, DateTime now)
    {
        var text = message.Length > Longest ? message[..Longest] : message;
        var draft = new WorkloadDraft
        {
            Workload = Name(text),
            Models = Models(text, isModel),
            RatePerHour = Rate(text),
            Events = Events().Match(text) is { Success: true } events ? (long)Math.Min(Count(events), long.MaxValue / 2) : null,
            LatencyMs = Latency(text),
            TokensInput = InputTokens().Match(text) is { Success: true } input ? Count(input) : null,
            TokensOutput = OutputTokens().Match(text) is { Success: true } output ? Count(output) : null,
            ErrorRatePercent = ErrorRate(text),
            Pattern = Pattern(text),
            Seed = Seed().Match(text) is { Success: true } seed && long.TryParse(seed.Groups["n"].Value, CultureInfo.InvariantCulture, out var number) ? number : null,
        };

        // Rates, patterns and names speak of hours and days too; without them the rest is read as everywhere else.
        var rest = new[] { RateWords(), PatternWords(), NamedWords(), QuotedName() }.Aggregate(text, (left, words) => words.Replace(left, " "));
        var range = new QuestionReader(new Catalogue { First = now.AddDays(-1), Last = now, Events = 1 }, now).Read(rest).Select(question => question.Range).FirstOrDefault(found => found is { IsAll: false, Earlier: null });
        return range is null ? draft : draft with { From = range.From, To = range.To is { } to && to < now ? to : now };
    }

    private static string? Name(string text) =>
        QuotedName().Match(text) is { Success: true } quoted ? quoted.Groups["name"].Value
        : NamedWords().Match(text) is { Success: true } named ? named.Groups["name"].Value.TrimEnd('.', ',', ';', ':')
        : NameBefore().Match(text) is { Success: true } before ? before.Groups["name"].Value
        : null;

    private static ImmutableArray<ModelShare> Models(string text, Func<string, bool> isModel)
    {
        var named = ModelList().Match(text) is { Success: true } list ? Separators().Split(list.Groups["list"].Value) : [];
        var known = Words().Matches(text).Select(word => word.Value.TrimEnd('.', ',', ';', ':')).Where(isModel);
        return [.. named.Select(name => name.TrimEnd('.', ',', ';', ':')).Where(name => name.Length > 0).Concat(known).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new ModelShare(name, 1))];
    }

    private static double? Rate(string text)
    {
        if (RateWords().Match(text) is not { Success: true } rate)
        {
            return null;
        }

        var perHour = char.ToLowerInvariant(rate.Groups["unit"].Value[0]) switch
        {
            's' => 3_600,
            'm' => 60,
            'd' => 1 / 24.0,
            _ => 1.0,
        };
        return Count(rate) * perHour;
    }

    private static double? Latency(string text)
    {
        if (LatencyFigure().Match(text) is { Success: true } figure)
        {
            return Count(figure) * (figure.Groups["unit"].Value.StartsWith('m') || figure.Groups["unit"].Value.StartsWith('M') ? 1 : 1_000);
        }

        return LatencyLevel().Match(text) is { Success: true } level ? level.Groups["slow"].Success ? WorkloadParameters.LatencyOf("high") : WorkloadParameters.LatencyOf("low") : null;
    }

    private static double? ErrorRate(string text) =>
        NoErrors().IsMatch(text) ? 0 : ErrorFigure().Match(text) is { Success: true } figure ? double.Parse(figure.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    private static DailyPattern? Pattern(string text) => PatternWords().Match(text) is not { Success: true } found ? null
        : found.Groups["business"].Success ? DailyPattern.BusinessHours
        : found.Groups["evening"].Success ? DailyPattern.Evening
        : found.Groups["night"].Success ? DailyPattern.Night
        : found.Groups["flat"].Success ? DailyPattern.Flat
        : DailyPattern.Daily;

    private static double Count(Match match)
    {
        var number = double.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "k" or "thousand" => number * 1_000,
            "m" or "million" => number * 1_000_000,
            _ => number,
        };
    }

    private const string Figure = @"(?<![\w.,-])(?<n>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?<scale>k|m|thousand|million)?\b";
    private const string Each = @"(?:per|an?|each|every|/)\s*(?<unit>seconds?|secs?|s|minutes?|mins?|hours?|hr|h|days?|d)\b";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(Figure + @"\s*(?:(?:synthetic|fake|sample|test|plausible|random|made-up|demo|realistic|llm|chat)\s+){0,3}(?:events?|requests?|rows?|calls?|records?)\b(?!\s*" + Each + ")", Options, 2_000)]
    private static partial Regex Events();

    [GeneratedRegex(Figure + @"\s*(?:events?|requests?|rows?|calls?|records?)?\s*" + Each, Options, 2_000)]
    private static partial Regex RateWords();

    [GeneratedRegex(@"(?:(?:latency|latencies|response\s+times?|median|p50)\D{0,25}?(?<n>\d+(?:,\d{3})*(?:\.\d+)?)(?<scale>)\s*(?<unit>ms|milliseconds?|s|secs?|seconds?)|(?<![\w.,-])(?<n>\d+(?:,\d{3})*(?:\.\d+)?)(?<scale>)\s*(?<unit>ms|milliseconds?)|(?<![\w.,-])(?<n>\d+(?:,\d{3})*(?:\.\d+)?)(?<scale>)\s*(?<unit>s|secs?|seconds?)\s+(?:of\s+)?(?:latency|response))\b", Options, 2_000)]
    private static partial Regex LatencyFigure();

    [GeneratedRegex(@"\b(?:(?<slow>high\s+latency|slow)|(?<fast>low\s+latency|fast))\b", Options, 2_000)]
    private static partial Regex LatencyLevel();

    [GeneratedRegex(Figure + @"\s*(?:input|prompt|context)[\s-]*tokens?\b", Options, 2_000)]
    private static partial Regex InputTokens();

    [GeneratedRegex(Figure + @"\s*(?:output|completion|generated|answer)[\s-]*tokens?\b", Options, 2_000)]
    private static partial Regex OutputTokens();

    [GeneratedRegex(@"(?:error|failure)\s*rate\s*(?:of|is|=|:|about|around|at)?\s*(?<n>\d+(?:\.\d+)?)\s*(?:%|percent)|(?<![\w.,-])(?<n>\d+(?:\.\d+)?)\s*(?:%|percent)\s*(?:\w+\s+){0,3}?(?:errors?|failures?|failing|fail|failed|erroneous)\b", Options, 2_000)]
    private static partial Regex ErrorFigure();

    [GeneratedRegex(@"\b(?:no|without(?:\s+any)?|zero)\s+(?:errors?|failures?)\b", Options, 2_000)]
    private static partial Regex NoErrors();

    [GeneratedRegex(@"\b(?:(?<business>(?:business|office|working|work)\s+hours|weekdays?\s+only)|(?<evening>evenings?)|(?<night>(?:at|by|over)\s*night|nights|nightly)|(?<flat>flat|constant|steady|evenly|uniform(?:ly)?)|(?<daily>daily\s+(?:pattern|cycle|rhythm|wave)|diurnal|day[\s-]night))\b", Options, 2_000)]
    private static partial Regex PatternWords();

    [GeneratedRegex(@"\bseed\s*(?:of|=|:|is)?\s*(?<n>\d{1,18})\b", Options, 2_000)]
    private static partial Regex Seed();

    [GeneratedRegex("""(?:workload|named|called)\s+(?:id\s+|named\s+|called\s+)?(?:"(?<name>[^"]+)"|“(?<name>[^”]+)”|`(?<name>[^`]+)`|(?<!\w)'(?<name>.+?)'(?!\w))""", Options, 2_000)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"\b(?:workload\s+(?:id|named|called)|named|called|workload[\s_]*(?:id)?\s*[=:])\s*(?<name>[^\s""“'`]+)", Options, 2_000)]
    private static partial Regex NamedWords();

    [GeneratedRegex(@"\b(?:for|of|my|the|an?)\s+(?:(?:my|the|an?|new|fake|synthetic)\s+){0,2}(?<name>[a-z][\w.-]*)\s+workload\b", Options, 2_000)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"\bmodels?\s*(?:named|called|=|:)?\s+(?<list>[\w.:/-]*\d[\w.:/-]*(?:\s*(?:,|and|&|or|,\s*and)\s+[\w.:/-]*\d[\w.:/-]*)*)", Options, 2_000)]
    private static partial Regex ModelList();

    [GeneratedRegex(@"\s*,\s*and\s+|\s*,\s*|\s+(?:and|or|&)\s+", Options, 2_000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[\w.:/-]+", Options, 2_000)]
    private static partial Regex Words();
}
