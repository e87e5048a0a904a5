using System.CommandLine;
using System.Text.Json;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra me</c>: what the user has and uses.</summary>
internal static class MeCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("me", "Show your own statistics");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.ConnectAsync(parsed, cancellationToken);
            var statistics = (await client.SendJsonAsync(HttpMethod.Get, "/v1/me/statistics", null, cancellationToken))!;
            Console.WriteLine(parsed.GetValue(global.Json) ? statistics.ToJsonString() : statistics.ToJsonString(Indented));
            return ExitCodes.Success;
        });
        return command;
    }
}
