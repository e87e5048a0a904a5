using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Models;

/// <summary>
/// The classes of failures of a language model, in <see cref="NetraException.ErrorClass"/>. The code is <see cref="ErrorCodes.ModelFailed"/> where nothing
/// else is said.
/// </summary>
public static class ModelFailures
{
    /// <summary>No model is configured.</summary>
    public const string NoModel = "no_model";

    /// <summary>The provider refuses the key.</summary>
    public const string Authentication = "authentication";

    /// <summary>The provider does not know the model, or the address is not that of one.</summary>
    public const string UnknownModel = "unknown_model";

    /// <summary>The provider refuses the request, such as for its length or a feature that it does not have.</summary>
    public const string Refused = "refused";

    /// <summary>Too many requests: <see cref="ErrorCodes.LimitExceeded"/>, with the time to wait when the provider tells it.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The provider has a fault: <see cref="ErrorCodes.Unavailable"/>.</summary>
    public const string Provider = "provider";

    /// <summary>The provider cannot be reached, or the connection broke: <see cref="ErrorCodes.Unavailable"/>.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No answer in time: <see cref="ErrorCodes.Unavailable"/>.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>What came is no answer of a model, or not of the shape that was asked for.</summary>
    public const string Malformed = "malformed";

    /// <summary>The answer was cut off at the limit of its length.</summary>
    public const string CutOff = "cut_off";

    /// <summary>The answer was withheld by the provider.</summary>
    public const string Withheld = "withheld";

    /// <summary>The model asked for tools as often as it may and did not come to an answer.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>The question or the answer is too long: <see cref="ErrorCodes.TooLarge"/>.</summary>
    public const string TooLong = "too_long";
}
