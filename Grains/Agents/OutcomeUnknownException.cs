namespace Netra.Grains.Agents;

/// <summary>A step had started before a crash, nothing tells how it ended, and it may not run twice.</summary>
internal sealed class OutcomeUnknownException : Exception
{
    public OutcomeUnknownException()
    {
    }

    public OutcomeUnknownException(string message)
        : base(message)
    {
    }

    public OutcomeUnknownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
