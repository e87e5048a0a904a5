namespace Netra.Silo.Attestation;

/// <summary>
/// Which layer an engine's error speaks of. Codes: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
/// </summary>
internal static class EngineLayers
{
    /// <summary>The layer.</summary>
    public static string Of(int code) => code switch
    {
        164 or 497 => "grants",
        469 => "constraint",
        158 or 159 or 160 or 191 or 241 or 306 or 307 or 396 => "limits",
        _ => "engine",
    };
}
