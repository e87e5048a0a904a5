using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command was not provided.")]
    [InlineData("nonsense", "'nonsense'")]
    [InlineData("query", "Required argument missing for command: 'query'.")]
    [InlineData("query a b", "'b'")]
    [InlineData("query a --nonsense", "'--nonsense'")]
    [InlineData("query a --param x", "--param takes name=value")]
    [InlineData("query a --url ftp://example", "'ftp://example' is not an address")]
    [InlineData("query a --url localhost:5080", "'localhost:5080' is not an address")]
    [InlineData("query a --token a\u00E9b", "The token holds a character that no token has")]
    [InlineData("events --after soon", "'soon'")]
    [InlineData("session", "Required command was not provided.")]
    [InlineData("session set k v --ttl long", "'long'")]
    [InlineData("runs show", "Required argument missing")]
    [InlineData("import f.csv", "--table")]
    [InlineData("import nowhere.csv --table t", "There is no file 'nowhere.csv'.")]
    [InlineData("import / --table t", "'/' is a folder, not a file.")]
    [InlineData("import f.csv --table t --map a", "--map takes name=value")]
    [InlineData("import f.csv --table t --map a=x,b=x", "'x' would be filled twice")]
    [InlineData("token", "Name the user")]
    public async Task CommandLine_Wrong_SaysWhyAsksNothingAndEndsWith2(string line, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        var args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var words = await CommandRun.OfAsync(gateway, args);
        var json = await CommandRun.OfAsync(gateway, [.. args, "--json"]);

        Assert.Equal((2, string.Empty), (words.Code, words.Out));
        Assert.Contains(expected, words.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try: netra --help\n", words.Error, StringComparison.Ordinal);
        Assert.Equal((2, string.Empty), (json.Code, json.Out));
        Assert.Equal("wrong_usage", (string?)json.ErrorJson["code"]);
        Assert.Contains(expected, (string?)json.ErrorJson["detail"], StringComparison.Ordinal);
        Assert.Empty(gateway.Seen);
    }

    [Theory]
    [InlineData("query x")]
    [InlineData("ask x")]
    [InlineData("me")]
    [InlineData("events")]
    public async Task CommandLine_NobodyIsAsking_IsWrongUsage(string line)
    {
        var run = await CommandRun.OfAsync([], null, TestContext.Current.CancellationToken, line.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.StartsWith("Say who is asking:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "token ask events query import session runs me demo --url --token --user --json")]
    [InlineData("import --help", "--table --map --set --ignore-unmapped --user --json")]
    [InlineData("query --help", "--param --csv")]
    [InlineData("events --help", "--after --run --no-follow")]
    [InlineData("ask --help", "--agent --thread")]
    [InlineData("session --help", "get set delete list")]
    [InlineData("session set --help", "--string --ttl")]
    [InlineData("runs --help", "list show cancel")]
    public async Task Help_OfACommand_NamesWhatItTakes(string line, string names)
    {
        await using var gateway = await TestGateway.StartAsync();

        var run = await CommandRun.OfAsync(gateway, line.Split(' '));

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Contains("  netra ", run.Out, StringComparison.Ordinal);
        Assert.All(names.Split(' '), name => Assert.Contains(name, run.Out, StringComparison.Ordinal));
        Assert.Empty(gateway.Seen);
    }

    [Fact]
    public async Task Argument_ThatBeginsWithAnAt_IsText()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/session/%40me", "1");

        Assert.Equal("1\n", (await CommandRun.OfAsync(gateway, "session", "get", "@me")).Out);
    }
}
