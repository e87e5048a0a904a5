using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Netra.Client.Cli.Output;

/// <summary>Where a command writes: results and events to standard output, problems and progress to standard error.</summary>
internal sealed class Terminal
{
    // Nothing is wrapped for a file or a pipe.
    private const int PlainWidth = 100_000;

    private readonly IAnsiConsole _out;

    /// <summary>A terminal, or what stands for one.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="width">The width of a screen in columns; <see langword="null"/>: standard output is no screen, so no colours and no wrapping.</param>
    /// <param name="isErrorScreen">Whether standard error is a screen, on which progress may be drawn.</param>
    /// <param name="environment">Reads environment variables.</param>
    public Terminal(TextWriter output, TextWriter error, int? width, bool isErrorScreen, Func<string, string?> environment)
    {
        Out = output;
        Error = error;
        Width = width;
        Environment = name => environment(name) is { Length: > 0 } value ? value : null;
        _out = ConsoleOf(output, width is not null, width);
        Notes = ConsoleOf(error, isErrorScreen, isErrorScreen ? width : null);
        IsErrorScreen = isErrorScreen;
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard error, for progress.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>The screen's width in columns; <see langword="null"/> without a screen.</summary>
    public int? Width { get; }

    /// <summary>Whether progress may be drawn.</summary>
    public bool IsErrorScreen { get; }

    /// <summary>Reads an environment variable; an empty one is none.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected ? null : ScreenWidth(),
        !Console.IsErrorRedirected,
        System.Environment.GetEnvironmentVariable);

    /// <summary>A line of text for a person; what came from elsewhere cannot steer the screen.</summary>
    public void Line(string text = "") => Out.WriteLine(Printable.Of(text));

    /// <summary>A line in a style, on a screen cut to its width.</summary>
    public void Styled(string text, Style style)
    {
        var line = Printable.Of(text).ReplaceLineEndings(" ");
        _out.Write(new Text((Width is { } width ? Printable.Cut(line, width - 1) : line) + "\n", style));
    }

    /// <summary>A line that matters less.</summary>
    public void Quiet(string text) => Styled(text, new Style(Color.Grey));

    /// <summary>Anything that can be drawn.</summary>
    public void Write(IRenderable renderable) => _out.Write(renderable);

    /// <summary>A line for a program: as it is, unless it goes to a screen after all.</summary>
    public void Data(string text) => Out.WriteLine(Width is null ? text : Printable.Of(text));

    /// <summary>A line of JSON for a program.</summary>
    public void Json(JsonNode node) => Data(JsonOutput.Compact(node));

    /// <summary>A line of JSON on standard error.</summary>
    public void JsonNote(JsonNode node) => Error.WriteLine(IsErrorScreen ? Printable.Of(JsonOutput.Compact(node)) : JsonOutput.Compact(node));

    /// <summary>A line on standard error.</summary>
    public void Note(string text) => Error.WriteLine(Printable.Of(text));

    /// <summary>A count with its noun: <c>1 row</c>, <c>20,100 rows</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? string.Empty : "s")}");

    private static int ScreenWidth()
    {
        try
        {
            return Math.Max(Console.WindowWidth, 20);
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException)
        {
            return 80;
        }
    }

    private IAnsiConsole ConsoleOf(TextWriter writer, bool isScreen, int? width)
    {
        // https://no-color.org: the variable counts whatever it holds, unless empty.
        var isPlain = !isScreen || Environment("NO_COLOR") is not null || Environment("TERM") == "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = !isScreen || Environment("TERM") == "dumb" ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isScreen ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = width ?? (isScreen ? ScreenWidth() : PlainWidth);
        return console;
    }
}
