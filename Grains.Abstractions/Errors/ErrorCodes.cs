namespace Netra.Grains.Abstractions.Errors;

/// <summary>The stable codes of everything that can be refused or fail. They reach clients as the <c>code</c> of a problem.</summary>
public static class ErrorCodes
{
    /// <summary>The request is not well formed.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The SQL is not one allowed SELECT over the user's tables; the position says where.</summary>
    public const string QueryNotAllowed = "query_not_allowed";

    /// <summary>The engine could not run an allowed query: a type, an argument, a name.</summary>
    public const string QueryFailed = "query_failed";

    /// <summary>Ingested data does not fit the table; line, row and column say where.</summary>
    public const string InvalidData = "invalid_data";

    /// <summary>No valid token.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>The caller may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Nothing of this user has that name.</summary>
    public const string NotFound = "not_found";

    /// <summary>The same request id was used for something else.</summary>
    public const string Conflict = "conflict";

    /// <summary>The events asked for are no longer kept, or do not exist yet.</summary>
    public const string EventsExpired = "events_expired";

    /// <summary>The value or body is too large.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The query's result or time is over its limit.</summary>
    public const string QueryLimitExceeded = "query_limit_exceeded";

    /// <summary>A limit of the user is reached; try again later.</summary>
    public const string LimitExceeded = "limit_exceeded";

    /// <summary>A budget of the user is spent.</summary>
    public const string BudgetExceeded = "budget_exceeded";

    /// <summary>A database or silo cannot be reached; try again later.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The language model did not give a usable answer; the error class says why.</summary>
    public const string ModelFailed = "model_failed";

    /// <summary>The work was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The run took longer than it may.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>A step had started and nothing tells how it ended.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>An agent that went on after an interruption took other steps than before it.</summary>
    public const string Diverged = "diverged";

    /// <summary>A fault of the product; the detail is in its log only.</summary>
    public const string Internal = "internal";
}
