using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class SessionCommandTests
{
    [Theory]
    [InlineData("\"dark\"", "\"dark\"")]
    [InlineData("dark", "\"dark\"")]
    [InlineData("12345678901234567890.10", "12345678901234567890.10")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}")]
    [InlineData("null", "null")]
    [InlineData("", "\"\"")]
    [InlineData("-5", "-5")]
    public async Task Set_Value_IsJsonOrElseText(string value, string sent)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("PUT /v1/session/k", string.Empty, StatusCodes.Status200OK);

        var run = await CommandRun.OfAsync(gateway, "session", "set", "k", value);

        Assert.Equal((0, string.Empty, string.Empty), (run.Code, run.Out, run.Error));
        Assert.Equal(sent, gateway.Seen.Single().Body);
    }

    [Fact]
    public async Task Set_StringAndTtl_AreUsed()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("PUT /v1/session/k", string.Empty);

        await CommandRun.OfAsync(gateway, "session", "set", "k", "5", "--string", "--ttl", "60");

        Assert.Equal(("/v1/session/k?ttl=60", "\"5\""), (gateway.Seen.Single().Target, gateway.Seen.Single().Body));
    }

    [Theory]
    [InlineData("..", "..")]
    [InlineData("a/b?c#d", "a%2Fb%3Fc%23d")]
    [InlineData("100 %", "100%20%25")]
    [InlineData("é☃", "%C3%A9%E2%98%83")]
    [InlineData("%2e", "%252e")]
    public async Task Key_AnyCharacters_ArriveEncoded(string key, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On($"GET /v1/session/{expected}", "1");
        gateway.On($"DELETE /v1/session/{expected}", string.Empty);

        Assert.Equal(0, (await CommandRun.OfAsync(gateway, "session", "get", key)).Code);
        Assert.Equal(0, (await CommandRun.OfAsync(gateway, "session", "delete", key)).Code);
    }

    [Fact]
    public async Task Get_Value_IsPrintedAsItWasStored()
    {
        const string Value = """{"a":1.50,"a":[ 12345678901234567890 ],"b":"\ud800"}""";
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/session/k", Value);

        Assert.Equal(Value + "\n", (await CommandRun.OfAsync(gateway, "session", "get", "k")).Out);
        Assert.Equal(Value + "\n", (await CommandRun.OfAsync(gateway, "session", "get", "k", "--json")).Out);
    }

    [Fact]
    public async Task List_Keys_AreALineEach()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/session", """{"items":["theme","é"]}""");

        Assert.Equal("theme\né\n", (await CommandRun.OfAsync(gateway, "session", "list")).Out);
        Assert.Equal("{\"items\":[\"theme\",\"é\"]}\n", (await CommandRun.OfAsync(gateway, "session", "list", "--json")).Out);
    }
}
