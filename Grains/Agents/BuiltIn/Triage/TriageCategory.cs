using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What kind of question it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TriageCategory>))]
public enum TriageCategory
{
    /// <summary>Nothing that the user's data answers.</summary>
    [JsonStringEnumMemberName("out_of_scope")]
    OutOfScope,

    /// <summary>No question: a greeting, an order, SQL.</summary>
    [JsonStringEnumMemberName("no_question")]
    NoQuestion,

    /// <summary>What can be asked.</summary>
    [JsonStringEnumMemberName("help")]
    Help,

    /// <summary>A figure or a few: "how many requests yesterday?"</summary>
    [JsonStringEnumMemberName("simple_question")]
    SimpleQuestion,

    /// <summary>What data there is.</summary>
    [JsonStringEnumMemberName("overview")]
    Overview,

    /// <summary>Latency, errors, throughput, trends.</summary>
    [JsonStringEnumMemberName("performance")]
    Performance,

    /// <summary>How much is used, by what, and when.</summary>
    [JsonStringEnumMemberName("usage")]
    Usage,

    /// <summary>What it costs, and why.</summary>
    [JsonStringEnumMemberName("cost")]
    Cost,

    /// <summary>What is out of the ordinary.</summary>
    [JsonStringEnumMemberName("anomalies")]
    Anomalies,

    /// <summary>Whether two measures go together.</summary>
    [JsonStringEnumMemberName("correlation")]
    Correlation,

    /// <summary>How good the data is.</summary>
    [JsonStringEnumMemberName("quality")]
    Quality,

    /// <summary>What to do: what can be saved or mended.</summary>
    [JsonStringEnumMemberName("optimization")]
    Optimization,
}
