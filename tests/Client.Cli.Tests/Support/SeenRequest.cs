namespace Netra.Client.Cli.Tests.Support;

/// <summary>A request as it arrived.</summary>
internal sealed record SeenRequest(string Method, string Target, string? Authorization, string? LastEventId, string? ContentType, string Body)
{
    public string Call => $"{Method} {Target}";
}
