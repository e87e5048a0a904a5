namespace Netra.Testing.Runs;

/// <summary>Events of a run are not as a test expects them.</summary>
public sealed class EventAssertException : Exception
{
    public EventAssertException()
    {
    }

    public EventAssertException(string message)
        : base(message)
    {
    }

    public EventAssertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
