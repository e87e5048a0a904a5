namespace Netra.Grains.Data;

/// <summary>The closed list of areas that a user's keys are kept in; a key of one is never a key of another.</summary>
internal enum KeyValueArea
{
    /// <summary>Session values.</summary>
    Session,

    /// <summary>What agents keep through Redis contexts.</summary>
    Data,
}
