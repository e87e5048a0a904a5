using System.Net;
using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Operations;

/// <summary>Who may read <c>/metrics</c>.</summary>
public sealed class MetricsAccessTests
{
    [Fact]
    public async Task Metrics_OutsideOfDevelopment_OpenForOperatorsOnly()
    {
        using var data = new DataDirectory();
        await using (await SiloProcess.StartAsync(data.Path))
        {
            // Makes the keys, which are not made outside of Development.
        }

        var keyFile = Path.Combine(data.Path, "signing.key");
        await using var silo = await SiloProcess.StartAsync(
            data.Path, null, "--environment=Production", $"--Netra:Secrets:KeyFile={Path.Combine(data.Path, "keys.json")}", $"--Netra:Auth:SigningKeyFile={keyFile}");
        var key = (await File.ReadAllTextAsync(keyFile, TestContext.Current.CancellationToken)).TrimEnd();

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(silo, token: null));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(silo, Token(key, role: "reader")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(silo, Token(key, role: "operator")));
    }

    private static async Task<HttpStatusCode> GetAsync(SiloProcess silo, string? token)
    {
        using var http = new HttpClient { BaseAddress = silo.Address };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static string Token(string key, string role) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "netra",
        Audience = "netra",
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "someone", ["role"] = role },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256),
    });
}
