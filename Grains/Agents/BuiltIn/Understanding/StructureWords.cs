namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Words that hold a question together: what it is broken down by, how many, which, not.</summary>
internal static class StructureWords
{
    public static IEnumerable<LexiconEntry> Entries { get; } =
    [
        Dimension(DimensionKind.Workload, "workload|workload_id|workload id|service|application|app|product|workload name|deployment"),
        Dimension(DimensionKind.Model, "model|llm|language model|model name|ai model|engine"),
        Dimension(DimensionKind.EventType, "event type|event_type|type of event|kind of event|types of events|kinds of events|event kind|type|kind|request type|type of request|types of requests|kinds of requests"),
        Dimension(DimensionKind.Category, "category|event_category|event category|categories of events|class|error category|error type|type of error|kind of error|kinds of errors|types of errors|failure type"),
        Grouped(Bucket.Second, "second|sec|secs|every second"),
        Grouped(Bucket.Minute, "minute|mins|minutely|minute by minute|per minute|every minute|each minute|by the minute"),
        Grouped(Bucket.Hour, "hour|hourly|hour by hour|per hour|every hour|each hour|by the hour"),
        Grouped(Bucket.Day, "day|daily|day by day|day to day|per day|every day|each day|date|a day|by date|calendar day|everyday"),
        Grouped(Bucket.Week, "week|weekly|week by week|per week|every week|each week|week over week|week on week"),
        Grouped(Bucket.Month, "month|monthly|month by month|per month|every month|each month|month over month|month on month"),
        Grouped(Bucket.Quarter, "quarter|quarterly|per quarter|each quarter"),
        Grouped(Bucket.Year, "year|yearly|annually|annual|per year|each year|year over year|year on year"),
        Grouped(Bucket.HourOfDay, "hour of day|hour of the day|time of day|time of the day|hours of the day|times of day|what time|part of the day|at what hour|what time of day|what time of the day|which time of day|which time of the day|at what time of day|at what time of the day"),
        Grouped(Bucket.Weekday, "day of week|day of the week|weekday|days of the week|week day|weekdays"),
        new("by|per|each|every|across|for each|for every|grouped by|group by|split by|broken down by|break down by|break down|broken down|breakdown|breakdown by|split|segmented by|segment by|sorted by|sort by|ordered by|order by|ranked by|rank by|rank|ranking|among|between the|amongst|respectively|wise|grouped|for all the|per each|divided by|separated by|separately|individually|slice by|sliced by|divide|group|dependent on|depending on|by individual", new Term(TermKind.By)),
        new("which|which one|which ones|which of|who", new Term(TermKind.Which)),
        new("how many|number of|count of|count|what number of|the number of|how many of|quantity of|amount of requests|total number of|total count of|numbers of|how many different|how many distinct|how many unique|counts|quantity|tally", new Term(TermKind.HowMany)),
        new("how much|amount of|amount|how much of", new Term(TermKind.HowMuch)),
        new("when|at what time|at which time|what date|which date|at what point|on what day|what day|which moment", new Term(TermKind.When)),
        new("how often|how frequently", new Term(TermKind.HowMany) { Words = "often" }),
        new("list|show|display|enumerate|name|print|find|list out|see|view|fetch|get|return|give|tell|identify|look up|lookup|present|pull|pull up|bring up", new Term(TermKind.Show)),
        new("and|or|plus|as well as|along with|together with|also|both", new Term(TermKind.And)),
        new("sample|example|some rows|some events|some requests|few rows|few events|few requests|sample rows|sample events|sample of rows|sample of events", new Term(TermKind.Edge) { Flag = true, Number = 5 }),
        new("latest|newest|most recent|last|recentmost|recent", new Term(TermKind.Edge) { Flag = true }),
        new("first|earliest|oldest|initial", new Term(TermKind.Edge) { Flag = false }),
        new("not|except|disregard|disregarding|forget about|everything but|all but|anything but|barring|never mind|excluding|exclude|without|other than|apart from|besides|ignoring|but not|minus|aside from|leaving out|exclusive of|no|non|omitting|omit|ignore|leave out|except for|excepting|not counting|skip|skipping|not including|filter out", new Term(TermKind.Not)),
        new("only|just|solely|exclusively|restricted to|limited to|filtered to|filtered by|limit to|restrict to|filter by|filter on|filter to|where", new Term(TermKind.Only)),
        new("failed|failing|erroneous|errored|unsuccessful|faulty|crashed|errors only|only errors|bad|with errors|with an error|in error", new Term(TermKind.State) { Flag = true }),
        new("successful|succeeded|succeeding|error free|non error|without errors|without error|successes only|healthy requests|good requests|no errors|that succeeded|excluding errors|ignoring errors|non failing|non failed|that worked", new Term(TermKind.State) { Flag = false }),
        new("percentage|percent|share|fraction|proportion|portion|ratio|what part|part of|%|pct|relative share", new Term(TermKind.Share)),
        new("compare|comparison|different|compared to|compared with|compared|versus|vs|vs.|differ|difference|difference between|different from|than|against|relative to|contrast|comparing|in comparison|in comparison to|in comparison with|side by side|stack up|as opposed to|rather than|delta|match up", new Term(TermKind.Compare)),
    ];

    private static LexiconEntry Dimension(DimensionKind kind, string phrases) => new(phrases, new Term(TermKind.Dimension) { Dimension = new Dimension(kind) });

    private static LexiconEntry Grouped(Bucket bucket, string phrases) => new(phrases, new Term(TermKind.Bucket) { Bucket = bucket });
}
