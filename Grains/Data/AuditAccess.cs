using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Log;

namespace Netra.Grains.Data;

/// <summary>
/// An access that is under way. It is recorded once, whatever ends it; one that ends without a word was left by its reader. Nothing is handed out after its end.
/// </summary>
internal sealed class AuditAccess(string operation, string agent, string run, long started, Action<AuditAccess> ended) : IDisposable
{
    /// <summary>The outcome of an access that came to its end.</summary>
    public const string Ok = "ok";

    private bool _over;

    /// <summary>What is done.</summary>
    public string Operation => operation;

    /// <summary>The agent; empty: the user's own request.</summary>
    public string Agent => agent;

    /// <summary>The run; empty: none.</summary>
    public string Run => run;

    /// <summary>When it began, as a timestamp of the clock.</summary>
    public long Started => started;

    /// <summary>The tables, separated by commas; as far as known.</summary>
    public string Table { get; private set; } = string.Empty;

    /// <summary>Rows handed out or stored so far.</summary>
    public long Rows { get; private set; }

    /// <summary>How it ended.</summary>
    public string Outcome { get; private set; } = ErrorCodes.Cancelled;

    /// <summary>Does a part of the work, and keeps what it fails with.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure)
        {
            Outcome = failure switch
            {
                NetraException refusal => refusal.Code,
                LogFencedException => ErrorCodes.Unavailable,
                OperationCanceledException => ErrorCodes.Cancelled,
                _ => ErrorCodes.Internal,
            };
            throw;
        }
    }

    /// <summary>Counts rows just before they go to the reader.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the access was ended, and its record is written.</exception>
    public void HandOut(string table, long rows)
    {
        if (_over)
        {
            throw new NetraException(ErrorCodes.Unavailable, "The user is moving to another node. Try again.") { RetryAfter = TimeSpan.FromSeconds(1) };
        }

        Table = table;
        Rows += rows;
    }

    /// <summary>It came to its end.</summary>
    public void Complete() => Outcome = Ok;

    /// <summary>Ends it from outside: the user's grain goes away.</summary>
    public void Interrupt()
    {
        Outcome = ErrorCodes.Unavailable;
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_over)
        {
            _over = true;
            ended(this);
        }
    }
}
