using System.CommandLine;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra me</c>: what the user has and uses; <c>netra me erase</c> removes all of it.</summary>
internal static class MeCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("me", "Show your own statistics") { Erase(global) };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var statistics = await client.SendForObjectAsync(HttpMethod.Get, "/v1/me/statistics", body: null, cancellationToken);
            global.Show(parsed, statistics);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Erase(GlobalOptions global)
    {
        var sure = new Option<bool>("--yes") { Description = "Do it: this cannot be undone" };
        var command = new Command("erase", "Remove everything of yours: runs, rows, values, events") { sure };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(sure))
            {
                throw new UsageException("This removes all your runs, rows, values and events, and cannot be undone. If you mean it, add --yes.");
            }

            using var client = await global.LogInAsync(parsed, cancellationToken);
            var erased = await client.SendForObjectAsync(HttpMethod.Delete, "/v1/me", body: null, cancellationToken);
            global.Show(parsed, erased);
            return ExitCodes.Success;
        });
        return command;
    }
}
