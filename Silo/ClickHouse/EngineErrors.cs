using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ClickHouse.Driver;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// Turns what the engine or the way to it says into failures that are safe to show: own sentences, never the engine's. A name
/// is repeated only if it stands in the user's own text.
/// Codes: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
/// </summary>
internal static partial class EngineErrors
{
    /// <summary>What users are told while the engine cannot be reached.</summary>
    public const string AwayMessage = "ClickHouse cannot be reached at the moment.";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The failure for an exception of a request, or <see langword="null"/> when it is none that an engine causes.</summary>
    /// <param name="exception">What was caught.</param>
    /// <param name="sql">The user's text.</param>
    public static NetraException? Map(Exception exception, string sql) => exception switch
    {
        NetraException known => known,
        EngineException engine => Map(engine.Code, engine.Sentence, sql),
        ClickHouseServerException server => Map(server.ErrorCode, server.Message, sql),
        InvalidDataException => Unavailable(),
        _ when IsOutage(exception) => Unavailable(),
        _ => null,
    };

    /// <summary>Whether a failure says that no answer came. A connection that takes too long is reported as cancelled, with the reason inside.</summary>
    public static bool IsOutage(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException { InnerException: TimeoutException };

    /// <summary>The engine's code, or −1.</summary>
    public static int CodeOf(Exception exception) => exception switch
    {
        EngineException engine => engine.Code,
        ClickHouseServerException server => server.ErrorCode,
        _ => -1,
    };

    /// <summary>The engine's own words, for a look inside; empty when there are none.</summary>
    public static string SentenceOf(Exception exception) => exception switch
    {
        EngineException engine => engine.Sentence,
        ClickHouseServerException server => server.Message,
        _ => string.Empty,
    };

    /// <summary>The engine cannot be reached.</summary>
    public static NetraException Unavailable() => new(ErrorCodes.Unavailable, AwayMessage) { RetryAfter = Soon };

    private static NetraException Map(int code, string sentence, string sql)
    {
        switch (code)
        {
            case 159 or 160:
                return Limit("The query takes longer than it may.");
            case 241 when sentence.Contains("(total)", StringComparison.OrdinalIgnoreCase) || sentence.Contains("overcommit", StringComparison.OrdinalIgnoreCase):
                return new(ErrorCodes.Unavailable, "ClickHouse is short of memory at the moment.") { RetryAfter = Soon };
            case 241 or 307 or 191:
                return Limit("The query needs more memory than it may use.");
            case 158 or 396:
                return Limit("The result has more rows or bytes than it may have.");
            case 202 or 439 or 252:
                return new(ErrorCodes.Unavailable, "ClickHouse is busy.") { RetryAfter = Soon };
            case 243 or 75:
                return new(ErrorCodes.Unavailable, "ClickHouse is short of disk space at the moment.") { RetryAfter = Soon };
            case 201:
                return new(ErrorCodes.LimitExceeded, "The quota of queries is used up for now.") { RetryAfter = TimeSpan.FromSeconds(10) };
            case 164 or 497:
                return new(
                    ErrorCodes.QueryNotAllowed,
                    "The query reads something that it may not. Parts of a column have no names here: write mapKeys(m), mapValues(m), length(x) or isNull(x) instead of m.keys, m.values, x.size0 or x.null.");
            case 394:
                return new(ErrorCodes.Unavailable, "The query was stopped.") { RetryAfter = Soon };
            case -1 or 209 or 210 or 192 or 193 or 194 or 516 or 598 or 425 or 999 or 279:
                return Unavailable();
        }

        var (errorClass, message) = Describe(code);
        return new NetraException(ErrorCodes.QueryFailed, Named(message, sentence, sql)) { ErrorClass = errorClass, Position = PositionIn(code, sentence, sql) };
    }

    private static NetraException Limit(string message) => new(ErrorCodes.QueryLimitExceeded, message);

    private static (string ErrorClass, string Message) Describe(int code) => code switch
    {
        62 => (QueryFailures.Syntax, "The engine cannot parse the query"),
        8 or 10 or 16 or 47 or 207 or 352 or 60 or 81 or 179 => (QueryFailures.UnknownIdentifier, "A name of the query is not known or has several meanings"),
        46 or 63 or 133 => (QueryFailures.UnknownFunction, "A function of the query is not known"),
        43 or 44 or 50 or 53 or 70 or 130 or 386 or 349 or 170 or 572 => (QueryFailures.TypeMismatch, "Types in the query do not fit together"),
        456 or 457 => (QueryFailures.Parameter, "A parameter has no value, or one that does not fit its type"),
        153 => (QueryFailures.Division, "The query divides by zero"),
        558 => (QueryFailures.Unsupported, "Write UNION ALL or UNION DISTINCT"),
        141 => (QueryFailures.Unsupported, "The tables here have no SAMPLE; use LIMIT, or a condition such as cityHash64(event_id) % 10 = 0"),
        181 => (QueryFailures.Unsupported, "The tables here have no FINAL; leave it out"),
        182 => (QueryFailures.Unsupported, "PREWHERE has no meaning here; use WHERE"),
        206 => (QueryFailures.UnknownIdentifier, "Each subquery or table function of a join needs an alias"),
        51 => (QueryFailures.UnknownIdentifier, "No column is left to select"),
        6 or 25 or 26 or 27 or 38 or 41 or 72 or 321 or 376 or 467 or 675 or 676 or 691 or 117 or 360 => (QueryFailures.Conversion, "A text cannot be read as the type it is converted to"),
        34 or 35 or 36 or 42 or 69 or 128 or 131 or 135 or 190 or 407 or 427 or 12 => (QueryFailures.InvalidArgument, "An argument of a function is missing or not one it takes"),
        184 or 215 or 585 => (QueryFailures.Aggregation, "Aggregates and columns are mixed in a way that has no meaning"),
        161 or 167 or 168 or 306 or 724 => (QueryFailures.TooComplex, "The query is too complex"),
        1 or 48 or 344 or 20 or 125 or 403 or 258 => (QueryFailures.Unsupported, "The engine cannot do what the query asks"),
        _ => (QueryFailures.Other, string.Create(CultureInfo.InvariantCulture, $"The engine could not run the query (its error {code})")),
    };

    // The first quoted word of the engine's sentence that the user wrote; whatever else it quotes is not the user's to see.
    private static string Named(string message, string sentence, string sql)
    {
        var name = QuotedWord().Matches(sentence).Select(m => m.Groups[1].Value).FirstOrDefault(w => sql.Contains(w, StringComparison.Ordinal));
        return name is null ? message + "." : $"{message}: {name}.";
    }

    private static int? PositionIn(int code, string sentence, string sql) =>
        code == 62 && PositionPattern().Match(sentence) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var position)
            && position <= sql.Length && System.Text.Ascii.IsValid(sql)
            ? position - 1
            : null;

    [GeneratedRegex(@"['`]([A-Za-z_][A-Za-z0-9_.]{0,63})['`]")]
    private static partial Regex QuotedWord();

    [GeneratedRegex(@"failed at position (\d+)")]
    private static partial Regex PositionPattern();
}
