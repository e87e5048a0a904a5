using System.Collections.Frozen;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Allowed functions that no program calls, because they answer differently each time in one and the same world.</summary>
internal static class Masked
{
    /// <summary>Names by reason.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Reasons = new Dictionary<string, string[]>
    {
        ["chance"] =
        [
            "rand", "rand32", "rand64", "randBernoulli", "randBinomial", "randCanonical", "randChiSquared", "randConstant", "randExponential", "randFisherF",
            "randLogNormal", "randNegativeBinomial", "randNormal", "randPoisson", "randStudentT", "randUniform", "randomFixedString", "randomPrintableASCII",
            "randomString", "randomStringUTF8", "fuzzBits", "arrayShuffle", "arrayPartialShuffle", "arrayRandomSample", "generateUUIDv4", "dateTimeToUUIDv7",
            "groupArraySample",
        ],
        ["the clock"] =
        [
            "now", "now64", "today", "yesterday", "curdate", "current_date", "current_timestamp", "localtime", "localtimestamp", "UTC_timestamp", "UTCTimestamp",
        ],
    };

    private static readonly FrozenSet<string> Names = Reasons.Values.SelectMany(names => names).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Holds(string function) => Names.Contains(function);
}
