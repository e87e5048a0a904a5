namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>What times are relative to.</summary>
/// <param name="Now">When the question was asked.</param>
/// <param name="First">The first event of the user's data.</param>
/// <param name="Last">The last event of the user's data.</param>
internal sealed record TimeScene(DateTime Now, DateTime First, DateTime Last)
{
    /// <summary>The year that a date without one means: the latest that holds data, else the latest past one.</summary>
    public int YearOf(Func<int, (DateTime Start, DateTime End)?> inYear)
    {
        int? past = null;
        for (var year = Now.Year; year > Now.Year - 30 && year >= 1970; year--)
        {
            if (inYear(year) is not { } range || range.Start > Now)
            {
                continue;
            }

            past ??= year;
            if (range.Start <= Last && range.End > First)
            {
                return year;
            }
        }

        return past ?? Now.Year;
    }
}
