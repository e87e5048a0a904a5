using System.CommandLine;
using Netra.Client.Cli.Http;

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
            using var client = new GatewayClient(global.Address(parsed));
            var token = await client.DevelopmentTokenAsync(user, cancellationToken);
            Console.WriteLine(parsed.GetValue(global.Json) ? new System.Text.Json.Nodes.JsonObject { ["access_token"] = token }.ToJsonString() : token);
            return ExitCodes.Success;
        });
        return command;
    }
}
