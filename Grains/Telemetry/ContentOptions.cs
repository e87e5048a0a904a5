namespace Netra.Grains.Telemetry;

/// <summary>What spans may show of users' data. Section <c>Netra:Telemetry</c>.</summary>
internal sealed class ContentOptions
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Telemetry";

    /// <summary>Whether spans show content: messages, prompts, answers, arguments and results of tools, SQL, names of conversations.</summary>
    /// <value>Off. On, whoever reads traces reads users' data; values that are named like secrets are redacted as in events.</value>
    public bool Content { get; set; }
}
