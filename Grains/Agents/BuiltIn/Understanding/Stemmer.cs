namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>
/// Takes the endings off English words, so that "requests", "requested" and "requesting" meet. Both sides of a comparison go
/// through it; it need not find real roots. The rules are those of the first step of Porter's stemmer (1980).
/// </summary>
internal static class Stemmer
{
    public static string Stem(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        var stem = Plural(word);
        stem = Past(stem, "ing") ?? Past(stem, "ed") ?? stem;
        if (stem.Length > 3 && stem[^1] == 'y' && !IsVowel(stem[^2]))
        {
            return stem[..^1] + "i";
        }

        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string Plural(string word) => word switch
    {
        _ when word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
        _ when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    private static string? Past(string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < 3)
        {
            return null;
        }

        var stem = word[..^ending.Length];
        var isDoubled = stem[^1] == stem[^2] && !IsVowel(stem[^1]) && stem[^1] is not ('l' or 's' or 'z');
        return isDoubled ? stem[..^1] : stem;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
