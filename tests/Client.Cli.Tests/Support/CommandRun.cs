using System.Text.Json.Nodes;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Tests.Support;

/// <summary>What a command line ended with and wrote.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    public const string Token = "token-of-the-environment";

    public JsonNode OutJson => JsonNode.Parse(Out)!;

    public JsonNode ErrorJson => JsonNode.Parse(Error)!;

    /// <summary>Runs as in a pipe, logged in by NETRA_TOKEN.</summary>
    public static Task<CommandRun> OfAsync(TestGateway gateway, params string[] args) => OfAsync(gateway, null, args);

    /// <summary>Runs on a screen of so many columns.</summary>
    public static Task<CommandRun> OfAsync(TestGateway gateway, int? width, params string[] args) => OfAsync(
        new() { ["NETRA_URL"] = gateway.Address.ToString(), ["NETRA_TOKEN"] = Token, ["NO_COLOR"] = "1" },
        width,
        TestContext.Current.CancellationToken,
        args);

    public static async Task<CommandRun> OfAsync(Dictionary<string, string> environment, int? width, CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, width, isErrorScreen: width is not null, environment.GetValueOrDefault);
        var code = await NetraCommand.RunAsync(args, terminal, new ImpatientTime(), cancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
