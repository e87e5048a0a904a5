using System.CommandLine;
using System.CommandLine.Help;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary>The root of all commands: parses, runs, and turns failures into words and exit codes.</summary>
internal static class NetraCommand
{
    // Time for a command that is interrupted to say so to the gateway.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    // Text such as "@all" is text, not the name of a file with more arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Interrupts it, as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var global = new GlobalOptions(terminal, time);
        var parsed = Root(global).Parse(args, Parsing);
        if (parsed.Errors.Count > 0)
        {
            // Options cannot be read from a command line that is wrong.
            var wrong = new UsageException(string.Join('\n', parsed.Errors.Select(error => error.Message).Distinct()));
            return Failure.Report(terminal, wrong, args.Contains("--json"));
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = Farewell,
                },
                cancellationToken);
        }
        catch (Exception failure)
        {
            return Failure.Report(terminal, failure, parsed.GetValue(global.Json));
        }
    }

    private static Command Root(GlobalOptions global)
    {
        // Not a RootCommand: that is named after the file that runs, and people type netra.
        var root = new Command("netra", "Ask agents, query and import data, watch events of Netra.Orleans")
        {
            new HelpOption(), new VersionOption(),
            TokenCommand.Create(global), AskCommand.Create(global), EventsCommand.Create(global), QueryCommand.Create(global), ImportCommand.Create(global),
            SessionCommand.Create(global), RunsCommand.Create(global), MeCommand.Create(global), DemoCommand.Create(global),
        };
        global.AddTo(root);
        return root;
    }
}
