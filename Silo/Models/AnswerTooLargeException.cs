namespace Netra.Silo.Models;

/// <summary>The provider answered more than it may.</summary>
internal sealed class AnswerTooLargeException : IOException
{
    public AnswerTooLargeException()
    {
    }

    public AnswerTooLargeException(string message)
        : base(message)
    {
    }

    public AnswerTooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
