using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Authentication;

public sealed class DevelopmentTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Issue_AUser_NeverGrantsARole()
    {
        await using var host = await GatewayHost.StartAsync();

        var token = new JsonWebToken(await host.TokenAsync("alice"));

        Assert.Equal("alice", token.Subject);
        Assert.Equal("netra", token.Issuer);
        Assert.Equal("HS256", token.Alg);
        Assert.Equal(["aud", "exp", "iat", "iss", "jti", "nbf", "sub"], token.Claims.Select(claim => claim.Type).Order());
    }

    [Theory]
    [InlineData("""{"user":""}""")]
    [InlineData("""{"user":" "}""")]
    [InlineData("""{"user":"a\u0000"}""")]
    [InlineData("""{"user":"\ud800"}""")]
    [InlineData("""{"user":7}""")]
    [InlineData("""{"user":"netra-canary:x"}""")]
    [InlineData("""{"user":"alice","role":"operator"}""")]
    [InlineData("""{}""")]
    [InlineData("""nonsense""")]
    public async Task Issue_NoUserId_IsRefused(string body)
    {
        await using var host = await GatewayHost.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await host.Http.PostAsync("/dev/token", content, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("Host", "netra.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Host", "10.0.0.1:5080")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Issue_NotFromThisMachine_IsForbidden(string header, string value)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/token") { Content = JsonContent.Create(new { user = "alice" }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await host.Http.SendAsync(request, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:203.0.113.7")]
    public async Task Issue_FromAnotherMachine_IsForbidden(string address)
    {
        await using var host = await GatewayHost.StartAsync(services: services => services.AddSingleton<IStartupFilter>(new ForeignPeer(IPAddress.Parse(address))));

        using var response = await host.Http.PostAsJsonAsync("/dev/token", new { user = "alice" }, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.Forbidden, ErrorCodes.Forbidden);
    }

    [Fact]
    public async Task Issue_OutsideDevelopment_DoesNotExist()
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, new string('k', 32) + "\n", Cancel);
        await using var host = await GatewayHost.StartAsync("Production", null, ("Netra:Auth:SigningKeyFile", key));

        using var response = await host.Http.PostAsJsonAsync("/dev/token", new { user = "alice" }, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.NotFound, ErrorCodes.NotFound);
        Assert.False(File.Exists(Path.Combine(host.Directory, "signing.key")));
        File.Delete(key);
    }

    [Fact]
    public async Task Issue_BesideAnAuthority_DoesNotExist()
    {
        await using var host = await GatewayHost.StartAsync(
            "Development", null, ("Netra:Auth:Authority", "http://127.0.0.1:1"), ("Netra:Auth:Audience", "a"));

        using var response = await host.Http.PostAsJsonAsync("/dev/token", new { user = "alice" }, Cancel);
        using var client = host.Client("eyJhbGciOiJSUzI1NiJ9.e30.AA");
        using var call = await client.GetAsync("/v1/me/statistics", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.NotFound, ErrorCodes.NotFound);
        using var live = await client.GetAsync("/health/live", Cancel);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await Expect.ProblemAsync(call, HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
        Assert.False(File.Exists(Path.Combine(host.Directory, "signing.key")));
    }

    [Theory]
    [InlineData("Netra:Auth:Authority")]
    [InlineData("Netra:Auth:Audience", "Netra:Auth:Authority", "https://id.example")]
    [InlineData("Netra:Auth:Algorithm", "Netra:Auth:Authority", "https://id.example", "Netra:Auth:Audience", "a", "Netra:Auth:Algorithm", "HS256")]
    [InlineData("Netra:Auth:Authority", "Netra:Auth:Authority", "http://id.example", "Netra:Auth:Audience", "a")]
    [InlineData("Netra:Auth:SigningKeyFile", "Netra:Auth:SigningKeyFile", "/does/not/exist")]
    [InlineData("Netra:Auth:SigningKeyFile", "Netra:Auth:SigningKeyFile", "/dev/null", "Netra:Auth:Authority", "https://id.example")]
    public async Task Start_WithoutOneIssuer_NamesTheOption(string option, params string[] settings)
    {
        var pairs = settings.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync("Production", null, pairs));

        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
    }
}
