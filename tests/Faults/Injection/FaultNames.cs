using System.Text.RegularExpressions;

namespace Netra.Faults.Injection;

/// <summary>The names of faults on the command line and in the table.</summary>
internal static partial class FaultNames
{
    /// <summary>The name, such as <c>silo-kill</c>.</summary>
    public static string Of(FaultKind kind) => Capital().Replace(kind.ToString(), "-$0").ToLowerInvariant();

    /// <summary>The fault of a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static FaultKind Parse(string name) => Enum.GetValues<FaultKind>().Cast<FaultKind?>().FirstOrDefault(kind => Of(kind!.Value) == name)
        ?? throw new FormatException($"'{name}' is no fault. These are: {string.Join(", ", Enum.GetValues<FaultKind>().Select(Of))}.");

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
