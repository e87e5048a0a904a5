using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>Writes numbers so that whoever follows the arithmetic gets the same.</summary>
internal static class SayStep
{
    public static string Number(double value) => Math.Abs(value) >= 1e15 ? value.ToString("R", CultureInfo.InvariantCulture) : value.ToString("#,##0.########", CultureInfo.InvariantCulture);
}
