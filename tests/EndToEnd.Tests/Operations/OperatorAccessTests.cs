using System.Net;
using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Netra.EndToEnd.Tests.Operations;

/// <summary>Outside of Development, who may read what is for operators.</summary>
public sealed class OperatorAccessTests(ProductionSilo production) : IClassFixture<ProductionSilo>
{
    [Fact]
    public async Task Metrics_OutsideOfDevelopment_OpenForOperatorsOnly()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/metrics", token: null));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/metrics", Token(role: "reader")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/metrics", Token(role: "operator")));
    }

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/GrainTypes")]
    [InlineData("/dashboard/GrainState?grainId=a&grainType=b")]
    [InlineData("/dashboard/Trace")]
    public async Task Dashboard_OutsideOfDevelopment_IsClosedToStrangers(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(path, token: null));

    private async Task<HttpStatusCode> GetAsync(string path, string? token)
    {
        using var http = new HttpClient { BaseAddress = production.Silo.Address };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private string Token(string role) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "netra",
        Audience = "netra",
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "someone", ["role"] = role },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(production.SigningKey)), SecurityAlgorithms.HmacSha256),
    });
}
