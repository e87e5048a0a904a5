namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Words for statistics and for the ends of an order.</summary>
internal static class StatisticWords
{
    public static IEnumerable<LexiconEntry> Entries { get; } =
    [
        Of(Statistic.Mean, "average|avg|mean|typical|typically|on average|averaged|expected|usual|usually|per request|per call|per event|per query|a request|each request|each call|per invocation|average value|mean value|apiece|for each request|for every request|every request|per prompt|per response|per completion|per message|per conversation|per inference|per job|each event|per record|per row"),
        Of(Statistic.Median, "median|midpoint|middle value|middle|mid value|50th percentile|fiftieth percentile"),
        Of(Statistic.Maximum, "maximum|max|upper bound|ceiling|maximal|maxima|largest value|highest value|top value|at most ever|at worst|worst case"),
        Of(Statistic.Minimum, "minimum|min|floor|minimal|minima|smallest value|lowest value|at best|best case"),
        Of(Statistic.Total, "total|sum|altogether|in all|combined|aggregate|cumulative|summed|sum up|add up|in total|sum total|grand total|taken together|all together"),
        Of(Statistic.Deviation, "standard deviation|std|stdev|stddev|std dev|variance|variability|variation|volatility|vary|varies|dispersion|sigma|jitter|deviation|how consistent|consistency|stable|stability|steady|fluctuate|fluctuation"),
        new("distribution|histogram|quantile|percentile|quartile|spread|range of values|how is distributed|distributed|spread out", new Term(TermKind.Statistic) { Words = "distribution" }),
        new("interquartile range|inter quartile range|iqr", new Term(TermKind.Statistic) { Words = "interquartile" }),
        new("range|minimum and maximum", new Term(TermKind.Statistic) { Words = "range" }),
        new("tail|long tail|tails", new Term(TermKind.Statistic) { Words = "tail" }),
        Order(Ordering.Most, null, "most|highest|largest|biggest|greatest|top|longest|heaviest|leading|main|maximum of|mostly|top"),
        Order(Ordering.Least, null, "least|lowest|smallest|shortest|fewest|lightest|bottom|littlest"),
        Order(Ordering.Most, Metric.Latency, "slowest|worst|worst performing|most slow|laggy|laggiest|sluggish|least responsive|least performant|most time|takes the longest|take the longest|took the longest|longest running|took longest|take longest|takes longest"),
        Order(Ordering.Least, Metric.Latency, "fastest|quickest|best performing|snappiest|most responsive|speediest|best|least slow|least time|most performant"),
        Order(Ordering.Most, Metric.Cost, "most expensive|costliest|priciest|dearest|most costly|expensive ones|biggest spender|top spender|most money"),
        Order(Ordering.Least, Metric.Cost, "cheapest|least expensive|least costly|most affordable|least money|most economical"),
        Order(Ordering.Most, Metric.Events, "busiest|most active|most used|most popular|most common|most frequent|most frequently|dominant|hottest|most often|most heavily used|most called|main one|prevalent|most prevalent|how busy|used most|used the most|most commonly|most utilised|most utilized"),
        Order(Ordering.Least, Metric.Events, "least used|least active|least popular|least common|least frequent|rarest|quietest|least busy|least often|calmest|used least|used the least|slack"),
        Order(Ordering.Most, Metric.ErrorRate, "least reliable|most error prone|flakiest|most unreliable|buggiest|most problematic|fails most often|fail most often|fails the most often|least stable|most unstable"),
        Order(Ordering.Least, Metric.ErrorRate, "most reliable|most stable|least error prone|fails least often|most dependable|most robust"),
        Order(Ordering.Most, Metric.Errors, "fails most|fail most|fails the most|fail the most|failing most|failing the most"),
        Quality(Ordering.Most, null, "more|bigger|larger|higher|longer|heavier|greater|big|large|long|high|heavy|upper|huge"),
        Quality(Ordering.Least, null, "less|fewer|smaller|lower|shorter|lighter|small|short|low|light|tiny"),
        Quality(Ordering.Most, Metric.Latency, "slower|slow|slowly|laggy|sluggish"),
        Quality(Ordering.Least, Metric.Latency, "faster|quicker|fast|quick|quickly|rapid|swift"),
        Quality(Ordering.Most, Metric.Cost, "expensive|costly|pricey|pricier|costlier|more expensive"),
        Quality(Ordering.Least, Metric.Cost, "cheaper|cheap|less expensive|inexpensive"),
        Quality(Ordering.Most, Metric.Events, "busier|busy|popular|common|frequent|frequently|active|more active"),
        Quality(Ordering.Least, Metric.Events, "rare|rarely|quiet|idle|quieter"),
        Quality(Ordering.Most, Metric.ErrorRate, "error prone|flaky|unreliable|problematic|less reliable"),
        Quality(Ordering.Least, Metric.ErrorRate, "reliable|more reliable"),
        Compared(Comparator.Above, "more than|above|over|greater than|larger than|bigger than|longer than|higher than|exceeding|exceed|beyond|in excess of|slower than|upwards of|costing more than|cost more than|north of|bigger then|more then|longer then|greater then|surpass"),
        Compared(Comparator.AtLeast, "at least|no less than|not less than|minimum of|or more|starting at|greater than or equal to|greater or equal to|not below|no fewer than"),
        Compared(Comparator.Below, "less than|below|under|fewer than|smaller than|shorter than|lower than|faster than|cheaper than|beneath|quicker than|south of|less then|fewer then"),
        Compared(Comparator.AtMost, "at most|no more than|not more than|maximum of|not over|up to|not above|less than or equal to|not exceeding|less or equal to|no longer than"),
        new("between|ranging from|in the range of", new Term(TermKind.Comparator) { Flag = true }),
        new("ninety fifth percentile", new Term(TermKind.Statistic) { Statistic = Statistic.Percentile(95) }),
        new("ninety ninth percentile", new Term(TermKind.Statistic) { Statistic = Statistic.Percentile(99) }),
        new("ninetieth percentile", new Term(TermKind.Statistic) { Statistic = Statistic.Percentile(90) }),
        Compared(Comparator.Exactly, "exactly|equal to|equals|precisely|equal"),
    ];

    private static LexiconEntry Of(Statistic statistic, string phrases) => new(phrases, new Term(TermKind.Statistic) { Statistic = statistic });

    // "slow" and "slower": a measure and a way to order groups, but no search for an extreme.
    private static LexiconEntry Quality(Ordering ordering, Metric? metric, string phrases)
    {
        var entry = Order(ordering, metric, phrases);
        return entry with { Term = entry.Term with { Flag = true } };
    }

    private static LexiconEntry Order(Ordering ordering, Metric? metric, string phrases) =>
        new(phrases, new Term(TermKind.Direction) { Ordering = ordering, Measure = metric is { } implied ? new Measure(implied) : null });

    private static LexiconEntry Compared(Comparator comparator, string phrases) => new(phrases, new Term(TermKind.Comparator) { Comparator = comparator });
}
