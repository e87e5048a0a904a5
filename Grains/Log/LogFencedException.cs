namespace Netra.Grains.Log;

/// <summary>Another activation has taken the user's log. This one must stop for good; it never takes the log again.</summary>
internal sealed class LogFencedException : Exception
{
    public LogFencedException()
        : base("The user has moved to another node.")
    {
    }

    public LogFencedException(string message)
        : base(message)
    {
    }

    public LogFencedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
