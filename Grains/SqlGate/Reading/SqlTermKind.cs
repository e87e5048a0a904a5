namespace Netra.Grains.SqlGate.Reading;

/// <summary>What an expression turned out to be, as far as its surroundings care.</summary>
internal enum SqlTermKind
{
    Other,
    Name,
    Text,
    Lambda,
    Star,
}
