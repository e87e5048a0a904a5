namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>Why a figure does not exist. There is never a NaN in its place.</summary>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Because">The rest of the sentence "not computable because …".</param>
internal sealed record NotComputable(NotComputableReason Reason, string Because)
{
    public static NotComputable NoEvents { get; } = new(NotComputableReason.NoEvents, "there are no such events");

    public static NotComputable NoValues(string measure) => new(NotComputableReason.NoValues, $"none of these events carries a value of {measure}");

    public static NotComputable TooFew(long there, long needed, string what) => TooFew(there, needed, what, what + "s");

    public static NotComputable TooFew(long there, long needed, string one, string several) =>
        new(NotComputableReason.TooFewValues, $"there {(there == 1 ? "is" : "are")} {Wording.Say.Count(there)} {(there == 1 ? one : several)}, and at least {Wording.Say.Count(needed)} are needed");

    public static NotComputable NoVariance(string what) => new(NotComputableReason.NoVariance, $"{what} has the same value everywhere");

    public static NotComputable OutOfRange { get; } = new(NotComputableReason.OutOfRange, "the values are so large that sums over them leave the range of double-precision numbers");
}
