namespace Netra.Silo.Hosting;

/// <summary>Start-up cannot go on; the message names the option and says what to do.</summary>
internal sealed class StartupException : Exception
{
    public StartupException()
    {
    }

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
