namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Words that name times.</summary>
internal static class TimeWords
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Counts =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>All of them, for mending typing slips.</summary>
    public static IEnumerable<string> All { get; } =
        [.. Months, .. Days, .. Counts, "today", "yesterday", "tomorrow", "previous", "past", "preceding", "since", "between", "until", "before", "after", "recently",
            "lately", "second", "minute", "month", "quarter", "fortnight", "decade", "weekend", "morning", "afternoon", "evening", "night", "noon", "midnight", "twenty", "thirty", "fifty", "hundred", "couple", "dozen", "half",
            "till", "through", "prior", "ago", "trailing", "rolling", "tonight", "third", "fourth"];

    /// <summary>The month of a word or its abbreviation, from 1; 0 when it names none.</summary>
    public static int Month(string word) =>
        word == "sept" ? 9 : Array.FindIndex(Months, month => month == word || (word.Length == 3 && month.StartsWith(word, StringComparison.Ordinal))) + 1;

    /// <summary>The day of the week of a word, from Monday = 1; 0 when it names none.</summary>
    public static int Day(string word)
    {
        var singular = word.TrimEnd('s');
        var index = Array.IndexOf(Days, singular);
        return index >= 0 ? index + 1 : word switch
        {
            "mon" => 1,
            "tue" or "tues" => 2,
            "wed" or "wednes" => 3,
            "thu" or "thur" or "thurs" => 4,
            "fri" => 5,
            _ => 0,
        };
    }

    /// <summary>The number that a token says.</summary>
    public static int? Count(Token token)
    {
        if (token.Kind == TokenKind.Number)
        {
            return token.Unit.Length == 0 && token.Number is >= 0 and <= 1_000_000_000 && token.Number == Math.Floor(token.Number) ? (int)token.Number : null;
        }

        if (token.Kind != TokenKind.Word)
        {
            return null;
        }

        var index = Array.IndexOf(Counts, token.Text);
        return index >= 0 ? index : token.Text switch
        {
            "couple" => 2,
            "few" or "several" => 3,
            "dozen" => 12,
            "fifteen" => 15,
            "twenty" => 20,
            "thirty" => 30,
            "fifty" => 50,
            "hundred" => 100,
            "thousand" => 1_000,
            "million" => 1_000_000,
            _ => null,
        };
    }

    /// <summary>The unit of time that a word says.</summary>
    public static Bucket? Unit(string word) => word switch
    {
        "second" or "seconds" or "sec" or "secs" or "s" => Bucket.Second,
        "minute" or "minutes" or "min" or "mins" => Bucket.Minute,
        "hour" or "hours" or "hr" or "hrs" or "h" => Bucket.Hour,
        "day" or "days" or "d" => Bucket.Day,
        "week" or "weeks" or "wk" or "wks" or "w" => Bucket.Week,
        "month" or "months" => Bucket.Month,
        "quarter" or "quarters" => Bucket.Quarter,
        "year" or "years" or "yr" or "yrs" => Bucket.Year,
        _ => null,
    };
}
