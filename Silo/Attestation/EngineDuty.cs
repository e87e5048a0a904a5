namespace Netra.Silo.Attestation;

/// <summary>What the engine alone has to do with an attack.</summary>
internal enum EngineDuty
{
    /// <summary>Answer with an error.</summary>
    Refuse,

    /// <summary>Answer with own rows and constants, or refuse.</summary>
    AnswerSafely,

    /// <summary>Nothing: on some engine the gate alone stops it.</summary>
    None,
}
