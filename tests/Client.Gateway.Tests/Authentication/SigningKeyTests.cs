using System.Net;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Client.Gateway.Tests.Support;

namespace Netra.Client.Gateway.Tests.Authentication;

public sealed class SigningKeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public async Task Token_SignedWithAKeyOfSomeLength_OpensOnlyFrom32Bytes(int length, bool opens)
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, new string('k', length) + "\r\n", Cancel);

        Assert.Equal(opens, await OpensAsync(key, Token(new string('k', length))));

        File.Delete(key);
    }

    private static async Task<bool> OpensAsync(string keyFile, string token)
    {
        GatewayHost host;
        try
        {
            host = await GatewayHost.StartAsync("Production", null, ("Netra:Auth:SigningKeyFile", keyFile));
        }
        catch (Exception refusal) when (refusal.Message.Contains("Netra:Auth:SigningKeyFile", StringComparison.Ordinal))
        {
            return false;
        }

        await using (host)
        {
            using var client = host.Client(token);
            using var answer = await client.GetAsync("/v1/me/statistics", Cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
    }

    private static string Token(string key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "netra",
        Audience = "netra",
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "alice" },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256),
    });
}
