namespace Netra.Grains.SqlGate;

/// <summary>Carries a refusal out of the readers; <see cref="SqlGate"/> turns it into a verdict.</summary>
internal sealed class SqlRefusedException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
