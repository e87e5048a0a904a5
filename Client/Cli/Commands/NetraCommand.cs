using System.CommandLine;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary>The root of all commands: parses, runs, and turns failures into words and exit codes.</summary>
internal static class NetraCommand
{
    /// <summary>Runs a command line; its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var global = new GlobalOptions();
        var root = new RootCommand("netra: ask agents, query and import data, watch events of Netra.Orleans");
        global.AddTo(root);
        foreach (var command in new[]
        {
            TokenCommand.Create(global), AskCommand.Create(global), EventsCommand.Create(global), QueryCommand.Create(global), ImportCommand.Create(global),
            SessionCommand.Create(global), RunsCommand.Create(global), MeCommand.Create(global), DemoCommand.Create(global),
        })
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Try: netra --help");
            return ExitCodes.WrongUsage;
        }

        return await RunAsync(parsed, parsed.GetValue(global.Json), global);
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool json, GlobalOptions global)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCodes.WrongUsage;
        }
        catch (GatewayProblemException problem)
        {
            await Console.Error.WriteLineAsync(json ? problem.Json : ProblemText.Of(problem));
            return ExitCodes.Failed;
        }
        catch (HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"Nothing answers at {global.Address(parsed)}. Start it with: dotnet run --project Silo");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failed;
        }
    }
}
