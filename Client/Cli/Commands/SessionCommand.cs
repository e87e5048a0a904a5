using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary><c>netra session get|set|delete|list</c>: the user's session values.</summary>
internal static class SessionCommand
{
    public static Command Create(GlobalOptions global) => new("session", "Read and write session values")
    {
        Get(global), Set(global), Delete(global), List(global),
    };

    private static Command Get(GlobalOptions global)
    {
        var key = new Argument<string>("key");
        var command = new Command("get", "Print a value") { key };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);

            // The text as it was stored: reading it as JSON could lose digits and repeated names.
            global.Terminal.Data(await client.SendForTextAsync(HttpMethod.Get, PathOf(parsed.GetValue(key)), content: null, cancellationToken));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Set(GlobalOptions global)
    {
        var key = new Argument<string>("key");
        var value = new Argument<string>("value") { Description = "JSON; anything that is no JSON is taken as text" };
        var text = new Option<bool>("--string") { Description = "Take the value as text, whatever it looks like" };
        var ttl = new Option<int?>("--ttl") { Description = "Seconds it lives; default 3600" };
        var command = new Command("set", "Store a value") { key, value, text, ttl };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            using var content = new StringContent(JsonOf(parsed.GetValue(value)!, parsed.GetValue(text)), Encoding.UTF8, "application/json");
            var query = parsed.GetValue(ttl) is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"?ttl={seconds}") : string.Empty;
            await client.SendForTextAsync(HttpMethod.Put, PathOf(parsed.GetValue(key)) + query, content, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Delete(GlobalOptions global)
    {
        var key = new Argument<string>("key");
        var command = new Command("delete", "Remove a value") { key };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            await client.SendForTextAsync(HttpMethod.Delete, PathOf(parsed.GetValue(key)), content: null, cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command List(GlobalOptions global)
    {
        var command = new Command("list", "List the keys");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = await global.LogInAsync(parsed, cancellationToken);
            var list = await client.SendForObjectAsync(HttpMethod.Get, "/v1/session", body: null, cancellationToken);
            if (parsed.GetValue(global.Json))
            {
                global.Terminal.Json(list);
                return ExitCodes.Success;
            }

            foreach (var key in list["items"] as JsonArray ?? [])
            {
                global.Terminal.Data(JsonOutput.Plain(key));
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static string PathOf(string? key) => $"/v1/session/{Uri.EscapeDataString(key!)}";

    private static string JsonOf(string value, bool isText)
    {
        if (!isText)
        {
            try
            {
                using var document = JsonDocument.Parse(value);
                return value;
            }
            catch (JsonException)
            {
                // It is text.
            }
        }

        return JsonSerializer.Serialize(value);
    }
}
