using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Authentication;

public sealed class TokenTests : IAsyncLifetime
{
    private const string GoodHeader = """{"alg":"HS256","typ":"JWT"}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private GatewayHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await GatewayHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(_time));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, string, string> BadTokens => new()
    {
        { "algorithm none", """{"alg":"none","typ":"JWT"}""", Payload() },
        { "algorithm none, other case", """{"alg":"nOnE","typ":"JWT"}""", Payload() },
        { "another HMAC", """{"alg":"HS512","typ":"JWT"}""", Payload() },
        { "asymmetric name, symmetric key", """{"alg":"RS256","typ":"JWT"}""", Payload() },
        { "no algorithm", """{"typ":"JWT"}""", Payload() },
        { "other issuer", GoodHeader, Payload(iss: "\"evil\"") },
        { "no issuer", GoodHeader, Payload(iss: null) },
        { "other audience", GoodHeader, Payload(aud: "\"evil\"") },
        { "no audience", GoodHeader, Payload(aud: null) },
        { "expired this second", GoodHeader, Payload(exp: "1795428000") },
        { "never expires", GoodHeader, Payload(exp: null) },
        { "not yet valid", GoodHeader, Payload(extra: ",\"nbf\":1795428001") },
        { "no subject", GoodHeader, Payload(sub: null) },
        { "blank subject", GoodHeader, Payload(sub: "\"  \"") },
        { "empty subject", GoodHeader, Payload(sub: "\"\"") },
        { "control character", GoodHeader, Payload(sub: "\"a\\u0000b\"") },
        { "lone surrogate", GoodHeader, Payload(sub: "\"a\\ud800\"") },
        { "other lone surrogate", GoodHeader, Payload(sub: "\"\\udc00a\"") },
        { "too long", GoodHeader, Payload(sub: $"\"{new string('é', 129)}\"") },
        { "a number", GoodHeader, Payload(sub: "7") },
        { "named twice", GoodHeader, Payload(extra: ",\"sub\":\"bob\"") },
        { "a boolean", GoodHeader, Payload(sub: "true") },
        { "two subjects", GoodHeader, Payload(sub: "[\"alice\",\"bob\"]") },
        { "one subject in an array", GoodHeader, Payload(sub: "[\"alice\"]") },
        { "an object", GoodHeader, Payload(sub: "{\"a\":1}") },
        { "null", GoodHeader, Payload(sub: "null") },
        { "a canary", GoodHeader, Payload(sub: "\"netra-canary:1\"") },
        { "no JSON", GoodHeader, "nonsense" },
        { "empty", GoodHeader, "" },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Token_ThatDoesNotHold_IsUnauthenticated(string what, string header, string payload)
    {
        using var client = _host.Client(Sign(header, payload));

        using var response = await client.GetAsync("/v1/me/statistics", Cancel);

        Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{what}: {response.StatusCode}");
        await Expect.ProblemAsync(response, HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("o'hara; DROP TABLE \\ / % 用户 🙂")]
    [InlineData("Netra-Canary:1")]
    public async Task Token_ThatHolds_NamesTheUser(string user)
    {
        using var client = _host.Client(Sign(GoodHeader, Payload(sub: $"\"{JsonEncode(user)}\"")));

        using var response = await client.GetAsync("/v1/me/statistics", Cancel);

        await Expect.JsonAsync(response, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9..")]
    public async Task Token_ThatIsNone_IsUnauthenticated(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/statistics");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _host.Http.SendAsync(request, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Fact]
    public async Task Token_WithAnyByteChanged_IsUnauthenticated()
    {
        var token = Sign(GoodHeader, Payload());
        foreach (var place in new[] { 3, token.IndexOf('.', StringComparison.Ordinal) + 5, token.LastIndexOf('.') + 2, token.Length - 4 })
        {
            var changed = token.ToCharArray();
            changed[place] = changed[place] == 'A' ? 'B' : 'A';
            using var client = _host.Client(new string(changed));
            using var response = await client.GetAsync("/v1/me/statistics", Cancel);
            await Expect.ProblemAsync(response, HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
        }
    }

    [Fact]
    public async Task Token_InTheUrl_CountsForEventsOnly()
    {
        var token = Sign(GoodHeader, Payload());

        using var response = await _host.Http.GetAsync($"/v1/me/statistics?access_token={token}", Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("ACCESS_TOKEN")]
    [InlineData("access%5Ftoken")]
    public async Task Token_InTheUrl_ReachesNoLog(string name)
    {
        var token = Sign(GoodHeader, Payload());
        // As it is written: a client may leave encoded what need not be.
        var address = new Uri($"{_host.Address}v1/events?after=0&{name}={token}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(_host.Logs.Lines, line => line.Contains("/v1/events?after=0", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Contains(token[..40], StringComparison.Ordinal) || line.Contains(token[^20..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_InAHeader_ReachesNoLog()
    {
        var token = Sign(GoodHeader, Payload());
        using var client = _host.Client(token);
        using var good = await client.GetAsync("/v1/me/statistics", Cancel);
        using var bad = _host.Client(token + "x");
        using var refused = await bad.GetAsync("/v1/me/statistics", Cancel);

        Assert.DoesNotContain(_host.Logs.Lines, line => line.Contains(token[^20..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task SigningKey_OfDevelopment_IsPrivateToItsOwner()
    {
        using var client = await _host.ClientAsync("alice");
        var file = Path.Combine(_host.Directory, "signing.key");

        Assert.Equal(64, new FileInfo(file).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static string Payload(
        string? sub = "\"alice\"", string? iss = "\"netra\"", string? aud = "\"netra\"", string? exp = "1795428001", string extra = "")
    {
        var members = new List<string>();
        foreach (var (name, value) in new[] { ("sub", sub), ("iss", iss), ("aud", aud), ("exp", exp) })
        {
            if (value is not null)
            {
                members.Add($"\"{name}\":{value}");
            }
        }

        return $"{{{string.Join(',', members)}{extra}}}";
    }

    private static string JsonEncode(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();

    private string Sign(string header, string payload)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var key = File.ReadAllBytes(Path.Combine(_host.Directory, "signing.key"));
        var signature = header.Contains("512", StringComparison.Ordinal)
            ? HMACSHA512.HashData(key, Encoding.ASCII.GetBytes(signed))
            : HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{(header.Contains("one", StringComparison.OrdinalIgnoreCase) ? "" : Encode(signature))}";
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
