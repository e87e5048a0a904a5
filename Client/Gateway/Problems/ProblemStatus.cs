using Microsoft.AspNetCore.Http;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Problems;

/// <summary>The HTTP status of each error code.</summary>
internal static class ProblemStatus
{
    public static int Of(string code) => code switch
    {
        ErrorCodes.InvalidRequest or ErrorCodes.QueryNotAllowed or ErrorCodes.QueryFailed or ErrorCodes.InvalidData => StatusCodes.Status400BadRequest,
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.NotFound => StatusCodes.Status404NotFound,
        ErrorCodes.Conflict or ErrorCodes.Cancelled => StatusCodes.Status409Conflict,
        ErrorCodes.EventsExpired => StatusCodes.Status410Gone,
        ErrorCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.QueryLimitExceeded or ErrorCodes.TimedOut => StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.LimitExceeded or ErrorCodes.BudgetExceeded => StatusCodes.Status429TooManyRequests,
        ErrorCodes.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The code of an answer that the framework gave without one.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ErrorCodes.Unauthenticated,
        StatusCodes.Status403Forbidden => ErrorCodes.Forbidden,
        StatusCodes.Status404NotFound => ErrorCodes.NotFound,
        StatusCodes.Status413PayloadTooLarge => ErrorCodes.TooLarge,
        StatusCodes.Status429TooManyRequests => ErrorCodes.LimitExceeded,
        StatusCodes.Status503ServiceUnavailable => ErrorCodes.Unavailable,
        >= 500 => ErrorCodes.Internal,
        _ => ErrorCodes.InvalidRequest,
    };

    /// <summary>Words for an answer that the framework gave without any.</summary>
    public static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer this method; see the Allow header.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body's Content-Type or Content-Encoding is not one that this address reads; /openapi/v1.json names those that are.",
        >= 500 => "Something went wrong.",
        _ => "The request is not well formed.",
    };
}
