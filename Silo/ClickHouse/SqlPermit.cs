using Netra.Grains.Abstractions.Errors;

namespace Netra.Silo.ClickHouse;

/// <summary>Whether this silo serves SQL. It does unless somebody who checks the isolation takes the permit away.</summary>
internal sealed class SqlPermit
{
    private volatile NetraException? _refusal;

    /// <summary>No SQL is served from here on.</summary>
    /// <param name="message">What users are told.</param>
    /// <param name="retryAfter">When it is worth to try again.</param>
    public void Withdraw(string message, TimeSpan retryAfter) => _refusal = new NetraException(ErrorCodes.Unavailable, message) { RetryAfter = retryAfter };

    /// <summary>SQL is served.</summary>
    public void Grant() => _refusal = null;

    /// <summary>Refuses when SQL is not served.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>.</exception>
    public void ThrowIfWithdrawn()
    {
        if (_refusal is { } refusal)
        {
            throw new NetraException(refusal.Code, refusal.Message) { RetryAfter = refusal.RetryAfter };
        }
    }
}
