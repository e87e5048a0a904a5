namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Whether two words are one slip apart: a letter too many, too few, another, or two swapped.</summary>
internal static class Typo
{
    public static bool IsOneApart(string left, string right)
    {
        if (left.Length > right.Length)
        {
            (left, right) = (right, left);
        }

        if (right.Length - left.Length > 1 || left == right)
        {
            return false;
        }

        var start = 0;
        while (start < left.Length && left[start] == right[start])
        {
            start++;
        }

        var (leftEnd, rightEnd) = (left.Length, right.Length);
        while (leftEnd > start && rightEnd > start && left[leftEnd - 1] == right[rightEnd - 1])
        {
            leftEnd--;
            rightEnd--;
        }

        return (leftEnd - start, rightEnd - start) switch
        {
            (0, 1) or (1, 1) => true,
            (2, 2) => left[start] == right[start + 1] && left[start + 1] == right[start],
            _ => false,
        };
    }
}
