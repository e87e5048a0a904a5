namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Words for measures, events and units.</summary>
internal static class MeasureWords
{
    public static IEnumerable<LexiconEntry> Entries { get; } =
    [
        Of(Metric.Latency, "latency|response time|reply time|answer time|duration|elapsed|elapsed time|processing time|run time|runtime|execution time|latency_ms|round trip|round trip time|"
            + "turnaround|turnaround time|wait time|waiting time|waiting|delay|lag|responsiveness|responsive|inference time|request time|time per request|service time|speed|how long|how fast|"
            + "how slow|how quick|how quickly|time to respond|time to answer|completion time|generation time|call time|slowness|time taken|how much time|response times of"),
        Of(Metric.InputTokens, "input token|prompt token|context token|tokens_input|token in|tokens in|input|inputs|prompt size|prompt length|context size|context length|request token|"
            + "contexttokens|incoming token|input size|input length|token sent|tokens read|tokens of input|tokens of context|sent token|context window|context|prompts token|input side"),
        Of(Metric.OutputTokens, "output token|completion token|generated token|generation token|response token|tokens_output|token out|tokens out|output|outputs|output size|output length|"
            + "response length|response size|completion length|completion size|answer length|reply length|generatedtokens|token generated|tokens were generated|token produced|produced token|outgoing token|"
            + "token received|tokens of output|answer token|reply token|output side|generation length|tokens written|tokens returned"),
        Of(Metric.TotalTokens, "token|total token|tokens_total|token count|number of tokens|token number|token consumption|token volume|token usage|usage of tokens|token use|tokens used|tokens consumed|"
            + "tokens processed|overall token|tokens altogether|tokens in vs out|tokens in versus out|tokens in and out|token total|request size|event size"),
        Of(Metric.Cost, "cost|spend|spending|spent|price|pay|paid|bill|billing|charge|expense|money|expenditure|cost_cents|budget|invoice|fee|outlay|burn rate|financial|monetary|price tag"),
        Of(Metric.CostPerThousandTokens, "cost per token|cost per thousand tokens|price per token|price per thousand tokens|token price|token cost|cost of a token|cost per 1k tokens|cost for each token|"
            + "unit cost|cost efficiency|price of a token|spend per token"),
        Of(Metric.Errors, "error|failure|exception|fault|crash|go wrong|going wrong|went wrong|goes wrong|gone wrong|broken|broke|anything break|something break|everything break|things break|problem|issue|is_error|errored out|mistake|incident|bug|fail|number of errors|error count|"
            + "count of errors|count of failures|failure count|number of failures"),
        Of(Metric.ErrorRate, "error rate|failure rate|error percentage|percentage of errors|percentage of failures|error ratio|fail rate|failing rate|rate of errors|rate of failure|share of errors|fraction of errors|"
            + "proportion of errors|how error prone|error frequency|failure ratio|error percent|failure percentage|percent errors|how often do requests fail|how often fail|ratio of errors|error proportion|error share"),
        Of(Metric.SuccessRate, "success rate|availability|uptime|reliability|success ratio|success percentage|success|succeed|percentage of successes|rate of success|share of successes|how reliable|completion rate"),
        Of(Metric.Throughput, "throughput|thruput|request rate|event rate|rate of requests|rate of events|traffic rate|call rate|"
            + "arrival rate|per second|requests each second|requests every second|requests a second|request a minute|hits per second|"
            + "processing rate|transactions per second|how many per second"),
        Rate(Bucket.Second, "request per second|event per second|call per second|query per second|rps|qps|requests sec|request s|req s|reqs sec|per second rate"),
        Rate(Bucket.Minute, "request per minute|rpm|event per minute|call per minute|query per minute|requests min|request a minute"),
        Of(Metric.TokenThroughput, "token per second|token rate|tokens a second|tokens every second|token throughput|tps|tok s|tokens per minute|tpm|rate of tokens|generation rate|generation speed|decoding speed|tokens each second|token sec|token s|tokens min"),
        Of(Metric.RecordedThroughput, "recorded throughput|throughput column|throughput value|reported throughput"),
        Of(Metric.Events, "number of requests|request count|event count|number of events|number of calls|call count|count of requests|count of events|row count|number of rows|request volume|volume of requests|event volume|count of calls|number of queries|"
            + "count of rows|count of queries|total number"),
        Event("request|event|call|query|invocation|row|record|entry|inference|transaction|operation|job|message|interaction|log|log line|item|datapoint|data point|observation|trace|"
            + "conversation|hit|execution|line|task|case|turn|api call", null),
        Event("prompt|question", Metric.InputTokens),
        Event("response|answer|completion|reply|generation", Metric.OutputTokens),
        Unit("ms|msec|msecs|millisecond|millis", Metric.Latency, 1),
        Unit("cent|cents|ct", Metric.Cost, 1),
        Unit("dollar|dollars|usd|bucks", Metric.Cost, 100),
    ];

    private static LexiconEntry Of(Metric metric, string phrases) => new(phrases, new Term(TermKind.Measure) { Measure = new Measure(metric) });

    private static LexiconEntry Rate(Bucket bucket, string phrases) =>
        new(phrases, new Term(TermKind.Measure) { Measure = new Measure(Metric.Throughput), Bucket = bucket });

    private static LexiconEntry Event(string phrases, Metric? hint) =>
        new(phrases, new Term(TermKind.Event) { Measure = hint is { } metric ? new Measure(metric) : null });

    private static LexiconEntry Unit(string phrases, Metric metric, double size) =>
        new(phrases, new Term(TermKind.Unit) { Measure = new Measure(metric), Number = size });
}
