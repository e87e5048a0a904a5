using System.CommandLine;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Commands;

/// <summary>The options that every command has, and what every command works with.</summary>
/// <param name="terminal">Where commands write.</param>
/// <param name="time">The clock.</param>
internal sealed class GlobalOptions(Terminal terminal, TimeProvider time)
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where the gateway is.</summary>
    public Option<string?> Url { get; } = new("--url")
    {
        Description = $"The gateway's address, or those of several nodes of a cluster, with commas (NETRA_URL; default {DefaultUrl})",
        Recursive = true,
    };

    /// <summary>Who is asking.</summary>
    public Option<string?> Token { get; } = new("--token") { Description = "A bearer token (NETRA_TOKEN)", Recursive = true };

    /// <summary>Who is asking, in Development.</summary>
    public Option<string?> User { get; } = new("--user") { Description = "A user's name instead of a token, in Development", Recursive = true };

    /// <summary>Output for programs.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs", Recursive = true };

    /// <summary>Where commands write.</summary>
    public Terminal Terminal { get; } = terminal;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Adds them.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(Url);
        root.Options.Add(Token);
        root.Options.Add(User);
        root.Options.Add(Json);
    }

    /// <summary>A client that is not logged in.</summary>
    /// <exception cref="UsageException">The address is none.</exception>
    public GatewayClient Connect(ParseResult parsed)
    {
        var text = parsed.GetValue(Url) ?? Terminal.Environment("NETRA_URL") ?? DefaultUrl;
        return new GatewayClient([.. text.Split(',', StringSplitOptions.TrimEntries).Select(AddressOf)]);
    }

    /// <summary>A client that is logged in.</summary>
    /// <exception cref="UsageException">Nothing says who is asking.</exception>
    public async Task<GatewayClient> LogInAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = Connect(parsed);
        try
        {
            if (parsed.GetValue(User) is { } user)
            {
                if (parsed.GetValue(Token) is not null)
                {
                    throw new UsageException("Give --token or --user, not both: each says who is asking.");
                }

                await DevelopmentLogin.UseAsync(client, user, cancellationToken);
            }
            else
            {
                client.Token = TokenOf(parsed);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Writes an object: for a program as JSON, for a person as an outline.</summary>
    public void Show(ParseResult parsed, JsonObject source)
    {
        if (parsed.GetValue(Json))
        {
            Terminal.Json(source);
        }
        else
        {
            Outline.Write(Terminal, source);
        }
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw new UsageException($"'{text}' is not an address such as {DefaultUrl}.");

    private string TokenOf(ParseResult parsed)
    {
        var token = (parsed.GetValue(Token) ?? Terminal.Environment("NETRA_TOKEN"))?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            throw new UsageException("Say who is asking: --token or NETRA_TOKEN, or in Development --user NAME.");
        }

        // It goes into a header. The text itself is a secret and stays out of the message.
        return token.All(character => character is > ' ' and < '\x7F')
            ? token
            : throw new UsageException("The token holds a character that no token has; perhaps it was broken over lines.");
    }
}
