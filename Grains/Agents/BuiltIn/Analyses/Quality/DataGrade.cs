using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>How far answers from the data can be relied on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataGrade>))]
internal enum DataGrade
{
    /// <summary>Answers can be relied on.</summary>
    A,

    /// <summary>Small flaws that hardly change an answer.</summary>
    B,

    /// <summary>Flaws that an answer has to name.</summary>
    C,

    /// <summary>Answers are rough.</summary>
    D,

    /// <summary>Answers cannot be relied on.</summary>
    F,
}
