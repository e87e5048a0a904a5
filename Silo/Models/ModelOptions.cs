using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.Models;

/// <summary>The language model. Section <c>Netra:Model</c>; with nothing set there is none, and agents do without.</summary>
internal sealed class ModelOptions
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Model";

    /// <summary>The base address of an OpenAI-compatible API, such as <c>https://api.example.com/v1</c>; <c>/chat/completions</c> is called below it.</summary>
    /// <value>Empty: no model. What is sent holds users' data: plain http only where the network is trusted.</value>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The model's name at the provider.</summary>
    /// <value>Required with <see cref="Endpoint"/>.</value>
    [MaxLength(256)]
    public string Model { get; set; } = string.Empty;

    /// <summary>The provider's key.</summary>
    /// <value>Empty: none is sent, or that of <see cref="ApiKeyFile"/>.</value>
    [MaxLength(4_096)]
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>A file that holds the key; read at start-up.</summary>
    /// <value>Empty: none. Not together with <see cref="ApiKey"/>.</value>
    public string ApiKeyFile { get; set; } = string.Empty;

    /// <summary>How long one call may take, with all of its answer.</summary>
    /// <value>1 s to 10 min; default 60 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call is tried in all when the failure may pass.</summary>
    /// <value>1 to 10; default 4.</value>
    [Range(1, 10)]
    public int Attempts { get; set; } = 4;

    /// <summary>The longest answer, in tokens; sent as <c>max_completion_tokens</c>.</summary>
    /// <value>16 to 131,072; default 4,096.</value>
    [Range(16, 131_072)]
    public int MaxOutputTokens { get; set; } = 4_096;

    /// <summary>How often a model may ask for tools before it has to answer.</summary>
    /// <value>1 to 64; default 8.</value>
    [Range(1, 64)]
    public int MaxToolTurns { get; set; } = 8;

    /// <summary>The most that is sent with one call, in bytes of text.</summary>
    /// <value>4 KiB to 8 MiB; default 512 KiB.</value>
    [Range(4_096, 8 << 20)]
    public int MaxRequestBytes { get; set; } = 512 * 1024;

    /// <summary>The largest answer, in bytes.</summary>
    /// <value>1 KiB to 1 MiB; default 256 KiB.</value>
    [Range(1_024, 1 << 20)]
    public int MaxAnswerBytes { get; set; } = 256 * 1024;

    /// <summary>Rows of a result that the model is shown.</summary>
    /// <value>1 to 10,000; default 200.</value>
    [Range(1, 10_000)]
    public int ToolResultRows { get; set; } = 200;

    /// <summary>The largest result of a tool that the model is shown, in bytes of JSON.</summary>
    /// <value>1 KiB to 1 MiB; default 32 KiB.</value>
    [Range(1_024, 1 << 20)]
    public int ToolResultBytes { get; set; } = 32 * 1024;

    /// <summary>Whether there is a model.</summary>
    public bool IsSet => Endpoint.Length > 0;
}
