namespace Netra.Grains.Models;

/// <summary>The bounds of calls to a language model.</summary>
internal sealed record ModelLimits
{
    /// <summary>How often a call is tried in all.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The longest answer, in tokens.</summary>
    public int MaxOutputTokens { get; init; } = 4_096;

    /// <summary>How often a model may ask for tools before it has to answer.</summary>
    public int MaxToolTurns { get; init; } = 8;

    /// <summary>The most that is sent with one call, in bytes of text.</summary>
    public int MaxRequestBytes { get; init; } = 512 * 1024;

    /// <summary>The largest answer, in bytes of text and arguments of tools.</summary>
    public int MaxAnswerBytes { get; init; } = 256 * 1024;

    /// <summary>Rows of a result that the model is shown.</summary>
    public int ToolResultRows { get; init; } = 200;

    /// <summary>The largest result of a tool that the model is shown, in bytes of JSON.</summary>
    public int ToolResultBytes { get; init; } = 32 * 1024;

    /// <summary>Tools that a model may ask for in one answer; what is over it is refused.</summary>
    public const int ToolsPerAnswer = 16;
}
