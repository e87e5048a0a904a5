using System.CommandLine;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra me</c>: what the user has and uses.</summary>
internal static class MeCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("me", "Show your own statistics");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var statistics = await client.SendForObjectAsync(HttpMethod.Get, "/v1/me/statistics", body: null, cancellationToken);
            if (parsed.GetValue(global.Json))
            {
                global.Terminal.Json(statistics);
            }
            else
            {
                Outline.Write(global.Terminal, statistics);
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
