using System.Text.RegularExpressions;
using static Netra.Isolation.Tests.Noninterference.Grammar.ValueKind;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>
/// Guesses what a function takes from its name, so that more calls compute something. A name that no rule fits gets the arguments that its
/// family usually has, and now and then everything gets anything.
/// </summary>
internal static class Shapes
{
    private static readonly (Regex Name, ValueKind[][] Shapes)[] Rules =
    [
        Rule("^(date_?diff|age|timestamp_?diff|timeDiff)", [Unit, Time, Time], [Time, Time]),
        Rule("^(date_?trunc)$", [Unit, Time]),
        Rule("^(date_?add|date_?sub|timestamp_?add|timestamp_?sub|addDate|subDate|addInterval|subtractInterval)$", [Time, Interval], [Interval, Interval]),
        Rule("^dateName$", [Unit, Time]),
        Rule("^(date_bin|time_bucket|toStartOfInterval|tumble\\w*|hop\\w*|windowID)$", [Time, Interval], [Interval, Time], [Time, Interval, Interval]),
        Rule("TupleOfIntervals$", [Time, Pair]),
        Rule("^(add|subtract)[A-Z]", [Time, Small]),
        Rule("^change[A-Z]", [Time, Small]),
        Rule("^(make|YYYYMMDD)", [Number, Small, Small], [Number], [Number, Small, Small, Small, Small, Small]),
        Rule("^(formatDateTime|DATE_FORMAT|from_?UnixTimestamp(InJodaSyntax)?$)", [Time, TimeFormat], [Number, TimeFormat], [Number]),
        Rule("^(toTimeZone|from_?utc_?timestamp|to_?utc_?timestamp)$", [Time, Zone]),
        Rule("^timeSlots$", [Time, Number, Small]),
        Rule("^(parseDateTime|str_to_date)", [Text], [Text, TimeFormat], [Text, TimeFormat, Zone]),
        Rule("^toDecimal\\d+", [Number, Small], [Text, Small]),
        Rule("^(toFixedString|reinterpretAsFixedString)$", [Text, Small]),
        Rule("OrDefault$", [Text], [Text, Number]),
        Rule("^(to|parse)\\w+Or(Null|Zero)$", [Text]),
        Rule("^fromUnixTimestamp64|^FROM_DAYS|^fromDays|^fromModified", [Number]),
        Rule("^toUnixTimestamp64", [Time], [Time]),
        Rule("^(toUUID|UUIDStringToNum)", [Text], [Id]),
        Rule("^UUID", [Id], [Text, Small]),
        Rule("^(multiSearch|multiMatch|multiFuzzy)", [Text, Texts], [Text, Small, Texts]),
        Rule("^(hasAny|hasAll)Tokens?$|^hasPhrase|^matchPhrase", [Text, Texts], [Text, Text]),
        Rule("^(splitBy(Char|String|Regexp)|reverseBySeparator)", [Text, Text], [Text, Text, Small]),
        Rule("^(replaceRegexp|REGEXP_REPLACE)", [Text, Pattern, Text]),
        Rule("^(replace|translate|overlay)", [Text, Text, Text], [Text, Text, Small]),
        Rule("^(match|extract|regexp|REGEXP|countMatches|like|ilike|notLike|notILike)", [Text, Pattern], [Text, Pattern, Small]),
        Rule("^(left|right|l|r)(Pad)", [Text, Small, Text], [Text, Small]),
        Rule("^(left|right|repeat|bitSlice|byteSlice|substring|substr|mid|substringUTF8|substringIndex|SUBSTRING_INDEX)", [Text, Small], [Text, Small, Small], [Text, Text, Small]),
        Rule("^(ngram|wordShingle|sparseGrams)", [Text, Text], [Text], [Text, Small]),
        Rule("(Distance|Similarity|JaccardIndex)(UTF8)?$|^(startsWith|endsWith|hasToken|hasSubsequence|instr|locate|position|countSubstrings|compareSubstrings|jaro)", [Text, Text], [Numbers, Numbers]),
        Rule("^(array_to_string|arrayStringConcat)$", [Texts, Text], [Texts]),
        Rule("^(JSON_|JSON_VALUE|JSON_QUERY)", [Json, Text]),
        Rule("^(JSONMerge|jsonMerge)", [Json, Json]),
        Rule("^(JSON|simpleJSON|visitParam|isValidJSON|prettyPrintJSON)", [Json, Text], [Json], [Json, Small], [Json, Text, Small]),
        Rule("^(geohash|h3|geoTo|great|geoDistance|stringToH3)", [Number, Number], [Number], [Number, Number, Small], [Number, Number, Number, Number]),
        Rule("^(pointInPolygon|area)", [Point, Polygon], [Polygon]),
        Rule("^color", [Pair], [Pair, Number]),
        Rule("^(series|financial)", [Numbers, Small], [Numbers], [Number, Numbers]),
        Rule("^bitmap(Subset|Transform)", [Bitmap, Number, Number], [Bitmap, Numbers, Numbers]),
        Rule("^bitmapBuild$", [Numbers]),
        Rule("^bitmap(Contains)$", [Bitmap, Number]),
        Rule("^(bitmap|subBitmap)", [Bitmap, Bitmap], [Bitmap]),
        Rule("^(transform)$", [Any, Numbers, Numbers, Any], [Text, Texts, Texts]),
        Rule("^(mapFromArrays|MAP_FROM_ARRAYS)$", [Texts, Numbers]),
        Rule("^map(Contains|Extract)", [Map, Text]),
        Rule("^map(Add|Subtract|Update|Concat)", [Map, Map]),
        Rule("^map(Keys|Values|PopulateSeries)", [Map]),
        Rule("^(mapFromString|str_to_map|extractKeyValuePairs)", [Text], [Text, Text, Text]),
        Rule("^tuple\\w*ByNumber$", [Pair, Number]),
        Rule("^tuple(Element)$", [Pair, Small]),
        Rule("^(tuple|flattenTuple|untuple|vector|dotProduct|scalarProduct)", [Pair, Pair], [Pair]),
        Rule("(^|distance|norm|normalize)(L\\d?|Linf|Lp|cosine|L1|L2)", [Numbers, Numbers], [Pair, Pair], [Numbers], [Numbers, Numbers, Small]),
        Rule("^(countEqual|has|indexOf|arrayElement|arrayPush|arrayRemove|array_remove|arrayResize|arrayShift|arrayRotate)", [Numbers, Small], [Texts, Text], [Numbers, Small, Small]),
        Rule("^(arrayConcat|arrayExcept|arrayIntersect|arrayUnion|arrayZip|array\\w*Distance|arraySim|arrayJac|arraySym|hasA|hasSub|array(PR)?AUC|arrayROC|arrayNorm|arrayDot)", [Numbers, Numbers], [Texts, Texts]),
        Rule("^(arraySlice)", [Numbers, Small, Small]),
        Rule("^(array[A-Z]|empty$|notEmpty|length|unnest|flatten$|replicate|reverse)", [Numbers], [Texts], [Numbers, Small]),
        Rule("^(range|arrayWithConstant|factorial|intExp|space|digits|randConstant|isP\\w+Prime|isPrime|toInterval\\w+|bitTest\\w*|bitRotate\\w+|bitShift\\w+)$", [Small], [Number, Small], [Small, Small]),
        Rule("^(if)$", [Flag, Any, Any]),
        Rule("^(multiIf|caseWithout\\w+)$", [Flag, Any, Flag, Any, Any]),
        Rule("^(caseWith\\w+)$", [Any, Any, Any, Any]),
        Rule("^(IPv4CIDR|IPv6CIDR|isIPAddressInRange)", [Text, Small], [Text, Text]),
    ];

    /// <summary>What a call is given.</summary>
    public static ValueKind[] For(string function, Dice dice)
    {
        if (dice.Percent(3))
        {
            return dice.Some(0, 4, () => Any);
        }

        var shapes = Array.Find(Rules, rule => rule.Name.IsMatch(function)).Shapes ?? Usual(function);
        return dice.Of(shapes);
    }

    private static ValueKind[][] Usual(string function) => function switch
    {
        _ when Vocabulary.Numbers.Contains(function) => [[Number], [Number], [Number, Number], [Number, Number]],
        _ when Vocabulary.Texts.Contains(function) => [[Text], [Text], [Text], [Text, Text], [Text, Small]],
        _ when Vocabulary.Times.Contains(function) => [[Time], [Time], [Time], [Time, Small], [Time, Zone]],
        _ when Vocabulary.Conversions.Contains(function) => [[Any], [Text], [Number], [Time]],
        _ when Vocabulary.Collections.Contains(function) => [[Numbers], [Texts], [Map], [Numbers, Small], [Numbers, Numbers]],
        _ => [[Any], [Number], [Text], [Number, Number], [Any, Any]],
    };

    private static (Regex Name, ValueKind[][] Shapes) Rule(string name, params ValueKind[][] shapes) => (new Regex(name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), shapes);
}
