using System.CommandLine;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra token --user NAME</c>: a development token, for scripts.</summary>
internal static class TokenCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("token", "Print a development token of --user NAME");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var user = parsed.GetValue(global.User) ?? throw new UsageException("Name the user: netra token --user NAME");
            using var client = global.Connect(parsed);
            var token = await DevelopmentLogin.RequestAsync(client, user, cancellationToken);
            global.Terminal.Data(parsed.GetValue(global.Json) ? JsonOutput.Compact(token) : JsonOutput.Plain(token["access_token"]));
            return ExitCodes.Success;
        });
        return command;
    }
}
