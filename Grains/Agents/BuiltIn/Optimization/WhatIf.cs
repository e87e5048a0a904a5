using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>
/// A change that the user names: another model (<c>targetModel</c>), a share (<c>sharePercent</c>), a cap (<c>capInputTokens</c>). Parameters win over words: "what if 30% of chat moved to
/// gpt-4o-mini?", "cap the context at 4,000 tokens".
/// </summary>
/// <param name="TargetModel">The model to move to; <see langword="null"/>: a cheaper one is looked for.</param>
/// <param name="SharePercent">The share that moves; <see langword="null"/>: half.</param>
/// <param name="CapInputTokens">The most input tokens; <see langword="null"/>: the 90th percentile.</param>
/// <param name="Rest">The message without these words, so that a model to move to is not taken for a filter.</param>
internal sealed partial record WhatIf(string? TargetModel, double? SharePercent, long? CapInputTokens, string Rest)
{
    /// <summary>The share that moves when none is named.</summary>
    public const double UsualShare = 50;

    private const int Longest = 4_000;

    /// <summary>Whether a change is named, and not only a share.</summary>
    public bool IsNamed => TargetModel is not null || CapInputTokens is not null;

    /// <summary>Whether a word says that something would change.</summary>
    public static bool IsChange(string word) => Change().IsMatch(word);

    /// <summary>Reads it.</summary>
    /// <param name="message">The user's words.</param>
    /// <param name="parameters">The caller's parameters, a JSON object.</param>
    /// <param name="isModel">Whether a word names a model that has a price.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: a parameter cannot be read.</exception>
    public static WhatIf Read(string message, string parameters, Func<string, bool> isModel) => Check(Given(InWords(message, isModel), parameters));

    /// <summary>Reads what the words say.</summary>
    /// <param name="message">The user's words.</param>
    /// <param name="isModel">Whether a word names a model that can be reckoned with.</param>
    public static WhatIf InWords(string message, Func<string, bool> isModel)
    {
        var text = message.Length > Longest ? message[..Longest] : message;
        var target = Target().Matches(text).FirstOrDefault(match => isModel(Name(match)));
        var share = Share().Match(text);
        var cap = Cap().Match(text);
        var rest = message;
        foreach (var read in new[] { target, share.Success ? share : null, cap.Success ? cap : null }.OfType<Match>())
        {
            rest = rest.Replace(read.Value, " ", StringComparison.Ordinal);
        }

        return new WhatIf(
            target is null ? null : Name(target),
            share.Success ? double.Parse(share.Groups["n"].Value, CultureInfo.InvariantCulture) : null,
            cap.Success ? (long)(double.Parse(cap.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * (cap.Groups["k"].Success ? 1_000 : 1)) : null,
            rest);
    }

    private static WhatIf Given(WhatIf words, string parameters)
    {
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(parameters) ? "{}" : parameters);
            var given = document.RootElement;
            return given.ValueKind != JsonValueKind.Object ? throw Invalid("The parameters have to be a JSON object.") : words with
            {
                TargetModel = Find(given, "targetModel", JsonValueKind.String)?.GetString() ?? words.TargetModel,
                SharePercent = Find(given, "sharePercent", JsonValueKind.Number)?.GetDouble() ?? words.SharePercent,
                CapInputTokens = Find(given, "capInputTokens", JsonValueKind.Number) is { } cap ? (cap.TryGetInt64(out var tokens) ? tokens : throw Invalid("capInputTokens is a whole number.")) : words.CapInputTokens,
            };
        }
        catch (JsonException)
        {
            throw Invalid("The parameters have to be a JSON object.");
        }
    }

    private static JsonElement? Find(JsonElement given, string name, JsonValueKind kind) =>
        !given.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind ? value
        : throw Invalid($"The parameter '{name}' has to be a {(kind == JsonValueKind.String ? "text" : "number")}.");

    private static WhatIf Check(WhatIf whatIf) =>
        whatIf.TargetModel is { } model && model.Trim().Length is 0 or > 1_024 ? throw Invalid("targetModel is the name of a model.")
        : whatIf.SharePercent is not (null or (> 0 and <= 100)) ? throw Invalid("sharePercent is above 0 and at most 100.")
        : whatIf.CapInputTokens is not (null or (>= 1 and <= uint.MaxValue)) ? throw Invalid("capInputTokens is a number of tokens from 1 on.")
        : whatIf;

    private static string Name(Match match) => match.Groups["model"].Value.TrimEnd('.', ',', ';', ':', '?', '!');

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);

    [GeneratedRegex(@"^(?:mov|shift|rout|switch|send|sent|migrat|chang|replac|substitut|swap|ran|run|cap|limit|restrict|truncat|trim)\w*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Change();

    // "requests on gpt-4o" are a filter; "what if chat ran on gpt-4o" is not.
    [GeneratedRegex(
        """
        (?:(?<=\b(?:mov|shift|rout|switch|send|sent|migrat|chang|went|go)\w*\b[^?!\n]{0,100}?)\b(?:to|onto)
        |(?<=\b(?:replac|substitut|swap)\w*\b[^?!\n]{0,100}?)\b(?:with|by|for)
        |(?<=\bif\b[^?!\n]{0,100}?\b(?:ran|run)\s)on
        |(?<=\bif\b[^?!\n]{0,100}?)\b(?:use|used))
        \s+["“'`]?(?<model>[A-Za-z0-9][\w.:/-]{0,200})["”'`]?
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        2_000)]
    private static partial Regex Target();

    [GeneratedRegex(@"(?<=\b(?:mov\w*|shift\w*|rout\w*|switch\w*|send\w*|migrat\w*|ran|run|if)\b[^.%]{0,60}?)(?<![\w.,-])(?<n>\d{1,3}(?:\.\d+)?)\s*(?:%|percent)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(?:cap\w*|limit\w*|restrict\w*|truncat\w*|trim\w*|(?<!\b(?:with|of|having|have|at)\s)(?:at\s+most|max\w*))\b[^.\d]{0,40}?(?<n>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?<k>k)?\s*(?:input\s+|context\s+|prompt\s+)?tokens?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Cap();
}
