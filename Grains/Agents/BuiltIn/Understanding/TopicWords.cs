namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Words for kinds of answers, and for what this agent does not do.</summary>
internal static class TopicWords
{
    public static IEnumerable<LexiconEntry> Entries { get; } =
    [
        Of(Topic.Help, "help|what can you do|what can i ask|what do you do|how do you work|who are you|what are you|what questions can i ask|what can i ask you|capabilities|how can you help|what can you tell me|what are you able to do|what do you know|what can you answer|usage help|what should i ask"),
        Of(Topic.Overview, "overview|everything|summary|summarise|summarize|report|insight|analyse|analyze|analysis|what data|which data|what do i have|what is there|what do you have|data do i have|data is there|available data|"
            + "describe|description|snapshot|big picture|general picture|data set|dataset|what have i got|highlights|what can you see|recap|run down|rundown|time span|what is in|what is stored|what is in my data|stored|"
            + "data available|column|field|table|schema|attribute|dimension|custom metric|property|data have i|data|statistics|stats|metrics|kpi|figures|numbers|key figures|key metrics|date range|data range|range of my data|range of the data|range of data|range of dates|time range|time frame|timeframe|how far back|what period|profile|gist|situation"),
        Of(Topic.Performance, "performance|perform|performing|performant|how am i doing|doing|health|healthy|how are things|how is it going|how is everything|sla|slo|service level|quality of service|going well|status|behave|behaving|behaviour|behavior|hold up|holding up|operate|operating|shape|fare|faring|how are my|running smoothly|what up|ok|okay|alright|in order|efficiency|efficient"),
        Of(Topic.Usage, "usage|utilisation|utilization|consumption|activity|traffic|volume|load|consume|demand|use|usage pattern|workload volume|adoption|intensity"),
        Of(Topic.Trend, "trend|trending|over time|evolve|evolution|change|changing|develop|development|growth|grow|growing|grew|increase|increasing|rise|rising|rose|risen|climb|climbing|decrease|decreasing|decline|declining|fall|falling|fell|"
            + "improve|improving|improvement|degrade|degrading|degradation|deteriorate|worse|worsen|worsening|better|slope|timeline|time series|going up|going down|go up|go down|went up|went down|up or down|regression|trajectory|progression|drift|"
            + "shrink|shrinking|direction|getting worse|getting better|gotten worse|gotten better|got worse|got better|creeping up|drop|dropped|dropping|first half|second half|throughout|history of|historical|in the course of|through time|with time"),
        Changing(Metric.Latency, "getting slower|getting faster|gotten slower|got slower|become slower|becoming slower|becoming faster|slow down|slowing down|slowed down|speeding up|sped up|speed up|got faster|gotten faster"),
        Changing(Metric.Cost, "getting cheaper|getting more expensive|becoming more expensive|become more expensive|becoming cheaper|getting expensive"),
        Of(Topic.Peak, "peak|peaks|peak time|peak hour|peak hours|rush hour|peak load|peak usage|peak traffic|high season|busy period|busy hours|busiest time|busiest period|busiest hour|busiest moment|rush|crunch time|peaked"),
        Of(Topic.Anomalies, "anomaly|anomalous|anomalies|outlier|unusual|unusually|abnormal|abnormality|abnormally|spike|strange|weird|odd|oddity|suspicious|irregular|irregularity|unexpected|surprising|surprise|deviant|stand out|stands out|out of the ordinary|"
            + "burst|surge|dip|sudden|suddenly|extraordinary|peculiar|extreme|extremes|extreme value|aberration|out of line|off the charts|funny|fishy|atypical|drops|anything wrong|something wrong|wrong|interesting|anything interesting|what should i look at|not normal|jump|jumps|hiccup|exceptional|glitch|unnormal|noteworthy|remarkable|curious|strangely"),
        Of(Topic.Seasonality, "seasonal|seasonality|daily pattern|weekly pattern|hourly pattern|daily cycle|weekly cycle|rhythm|cyclic|cyclical|recurring pattern|periodic|periodicity|pattern|time of day effect|day night difference"),
        Of(Topic.Correlation, "correlate|correlation|correlated|relationship between|relation between|depend on|depends on|depending on|related to|go together|goes together|go hand in hand|associated with|association between|connected to|linked to|"
            + "influence|affect|impact of|effect of|driven by"),
        Of(Topic.Quality, "data quality|quality|quality of my data|quality of the data|quality of data|data complete|data completeness|completeness|gap|missing data|missing value|data missing|duplicate|incomplete|trust my data|trust the data|trust this data|trustworthy|null|nulls|how good is my data|how good is the data|how good are my data|how complete is my data|how complete is the data|how reliable is my data|how clean is my data|is my data complete|is my data good|is my data clean|is my data reliable"),
        new("cost analysis|analyse cost|analyse my cost|analyse the cost|analyze cost|analyze my cost|analyze the cost|cost driver|drives cost|drives my cost|drives the cost|driving cost|driving my cost|money go|where does my money go|where does the money go|"
            + "cost outlier|expensive outlier|spend analysis|cost so much|costs so much|so expensive|too expensive|made of cost", new Term(TermKind.Topic) { Topic = Topic.Costs, Measure = new Measure(Metric.Cost) }),
        Of(Topic.Optimization, "recommend|recommendation|suggest|suggestion|should i|advice|advise|how can i|optimise|optimize|optimisation|optimization|save|saving|save money|save cost|save on|cut cost|cut my cost|cut down|reduce|reducing|lower my cost|lower the cost|bring down|"
            + "spend less|pay less|cheaper model|make cheaper|make it cheaper|make it faster|what can i do|what could i do|what to do|tune|tuning|what could be better|what can be better|could be better|can be better|what can be improved|how can i improve|how to improve|how do i make|how do i reduce|how do i improve|how do i lower|how do i cut|how do i fix|how do i speed up|how to make|how to reduce|how to lower|how to cut|how to fix|how to speed up|"
            + "by caching|with caching|through caching|use caching|caching repeated"),
        new("top|best of|head|first few", new Term(TermKind.Direction) { Ordering = Ordering.Most }),
        new("forecast|predict|prediction|projection|project|extrapolate|will be|next week|next month|next year|next hour|tomorrow|going forward|in the future|future|expect to", Cannot("I say what the data shows and make no forecasts.", stops: true)),
        new("why|reason|reasons|cause|caused|root cause|because|explain|how come|due to|explanation", Cannot("I can say what the figures are, not why.") with { Topic = Topic.Reasons }),
        new("causal|causation|causality", Cannot("I can say what goes together, not what causes what.")),
        new("chart|graph|plot|draw|visualise|visualize|diagram|picture", Cannot("I answer in words and figures and draw no charts.")),
        new("email|send|notify|alert|slack|export|download", Cannot("I read data and answer; I send nothing.")),
    ];

    private static LexiconEntry Of(Topic topic, string phrases) => new(phrases, new Term(TermKind.Topic) { Topic = topic });

    private static LexiconEntry Changing(Metric metric, string phrases) =>
        new(phrases, new Term(TermKind.Topic) { Topic = Topic.Trend, Measure = new Measure(metric) });

    private static Term Cannot(string note, bool stops = false) => new(TermKind.Unsupported) { Note = note, Flag = stops };
}
