namespace Netra.Grains.Abstractions.Errors;

/// <summary>
/// A refusal or failure with a stable code and a message that is safe to show to the user whose request it was: it never
/// carries another user's data, a secret, a path or raw engine text.
/// </summary>
[GenerateSerializer, Alias("netra.NetraException")]
public sealed class NetraException : Exception
{
    /// <summary>Makes an <see cref="ErrorCodes.Internal"/> failure.</summary>
    public NetraException()
        : this(ErrorCodes.Internal, "Something went wrong.")
    {
    }

    /// <summary>Makes an <see cref="ErrorCodes.Internal"/> failure.</summary>
    public NetraException(string message)
        : this(ErrorCodes.Internal, message)
    {
    }

    /// <summary>Makes an <see cref="ErrorCodes.Internal"/> failure.</summary>
    public NetraException(string message, Exception innerException)
        : base(message, innerException) => Code = ErrorCodes.Internal;

    /// <summary>Makes a failure with one of <see cref="ErrorCodes"/>.</summary>
    public NetraException(string code, string message)
        : base(message) => Code = code;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    [Id(0)]
    public string Code { get; private set; }

    /// <summary>The offset in the user's SQL, counted in characters from 0.</summary>
    [Id(1)]
    public int? Position { get; init; }

    /// <summary>The line of ingested text, counted from 1 with a header.</summary>
    [Id(2)]
    public long? Line { get; init; }

    /// <summary>The row of ingested data, counted from 1 without a header.</summary>
    [Id(3)]
    public long? Row { get; init; }

    /// <summary>The column as named in the source.</summary>
    [Id(4)]
    public string? Column { get; init; }

    /// <summary>When trying again makes sense.</summary>
    [Id(5)]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The class of a <see cref="ErrorCodes.QueryFailed"/>, such as <c>type_mismatch</c>, or one of <see cref="Models.ModelFailures"/>.</summary>
    [Id(6)]
    public string? ErrorClass { get; init; }

    /// <summary>
    /// Whether an <see cref="ErrorCodes.Unavailable"/> means the store of runs, or that the user's grain is moving: no run goes on meanwhile, so what an agent
    /// asks for waits for it.
    /// </summary>
    [Id(7)]
    public bool OfRunStore { get; init; }

    /// <summary>
    /// Whether an <see cref="ErrorCodes.Unavailable"/> means that the user's grain has moved since a context was opened: it answers with another one.
    /// </summary>
    [Id(8)]
    public bool ContextGone { get; init; }
}
