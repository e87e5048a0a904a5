using System.CommandLine;
using Netra.Client.Cli.Http;

namespace Netra.Client.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where the gateway is.</summary>
    public Option<string?> Url { get; } = new("--url") { Description = $"The gateway's address (NETRA_URL; default {DefaultUrl})", Recursive = true };

    /// <summary>Who is asking.</summary>
    public Option<string?> Token { get; } = new("--token") { Description = "A bearer token (NETRA_TOKEN)", Recursive = true };

    /// <summary>Who is asking, in Development.</summary>
    public Option<string?> User { get; } = new("--user") { Description = "A user's name instead of a token, in Development", Recursive = true };

    /// <summary>Output for programs.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs", Recursive = true };

    /// <summary>Adds them.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(Url);
        root.Options.Add(Token);
        root.Options.Add(User);
        root.Options.Add(Json);
    }

    /// <summary>The gateway's address.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public Uri Address(ParseResult parsed)
    {
        var text = parsed.GetValue(Url) ?? Environment.GetEnvironmentVariable("NETRA_URL") ?? DefaultUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new UsageException($"'{text}' is not an address such as {DefaultUrl}.");
    }

    /// <summary>A client that is logged in.</summary>
    /// <exception cref="UsageException">Nothing says who is asking.</exception>
    public async Task<GatewayClient> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = new GatewayClient(Address(parsed));
        if (parsed.GetValue(User) is { } user)
        {
            client.Token = await client.DevelopmentTokenAsync(user, cancellationToken);
            return client;
        }

        client.Token = parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable("NETRA_TOKEN")
            ?? throw new UsageException("Say who is asking: --token or NETRA_TOKEN, or in Development --user NAME.");
        return client;
    }
}
