using System.ClientModel;
using System.Globalization;
using System.Net.Sockets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;

namespace Netra.Silo.Models;

/// <summary>
/// What went wrong at the provider, in our own words: no key, no address and none of the provider's text, which may quote what it was sent.
/// </summary>
internal static class ProviderFailures
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The failure that agents see.</summary>
    public static NetraException Of(Exception failure, bool timedOut, DateTimeOffset now)
    {
        Exception[] chain = [.. Chain(failure)];
        if (chain.OfType<NetraException>().FirstOrDefault() is { } known)
        {
            return known;
        }

        if (chain.OfType<AnswerTooLargeException>().Any())
        {
            return Failure(ErrorCodes.TooLarge, "The model's answer is too large.", ModelFailures.TooLong);
        }

        if (timedOut || failure is OperationCanceledException)
        {
            return Failure(ErrorCodes.Unavailable, "The model did not answer in time.", ModelFailures.TimedOut);
        }

        if (chain.OfType<ClientResultException>().FirstOrDefault(result => result.Status > 0) is { } answered)
        {
            return OfStatus(answered.Status, WaitOf(answered, now));
        }

        return chain.Any(cause => cause is HttpRequestException or IOException or SocketException or ClientResultException)
            ? Failure(ErrorCodes.Unavailable, "The model's provider cannot be reached, or the connection broke.", ModelFailures.Unreachable)
            : Failure(ErrorCodes.ModelFailed, "What the model's provider sent is no answer of a model.", ModelFailures.Malformed);
    }

    /// <summary>The answer ended before it was whole.</summary>
    public static NetraException BrokenOff() =>
        Failure(ErrorCodes.Unavailable, "The model's answer broke off.", ModelFailures.Unreachable);

    private static NetraException OfStatus(int status, TimeSpan? wait) => status switch
    {
        401 or 403 => Failure(ErrorCodes.ModelFailed, "The model's provider does not accept the key. The operator has to look after it.", ModelFailures.Authentication),
        404 => Failure(ErrorCodes.ModelFailed, "The model's provider does not know the model. The operator has to look after it.", ModelFailures.UnknownModel),
        408 or 504 => Failure(ErrorCodes.Unavailable, "The model did not answer in time.", ModelFailures.TimedOut, wait),
        429 => Failure(ErrorCodes.LimitExceeded, "The model's provider takes no more requests at the moment.", ModelFailures.RateLimited, wait),
        >= 500 => Failure(ErrorCodes.Unavailable, "The model's provider has a fault at the moment.", ModelFailures.Provider, wait),
        >= 400 => Failure(ErrorCodes.ModelFailed, $"The model's provider refused the request (HTTP {status}).", ModelFailures.Refused),
        _ => Failure(ErrorCodes.ModelFailed, "What the model's provider sent is no answer of a model.", ModelFailures.Malformed),
    };

    private static NetraException Failure(string code, string message, string errorClass, TimeSpan? wait = null) =>
        new(code, message) { ErrorClass = errorClass, RetryAfter = wait };

    private static TimeSpan? WaitOf(ClientResultException answered, DateTimeOffset now)
    {
        if (answered.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) != true)
        {
            return null;
        }

        var wait = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment - now
            : TimeSpan.Zero;
        return wait <= TimeSpan.Zero ? null : wait < LongestWait ? wait : LongestWait;
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
