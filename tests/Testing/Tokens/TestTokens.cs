using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Netra.Testing.Tokens;

/// <summary>Signs tokens as the issuer of a test's installation would, or as somebody else would.</summary>
public sealed class TestTokens
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The signing key as it stands in a key file.</summary>
    public string KeyText => Convert.ToBase64String(_key);

    /// <summary>A token for a user.</summary>
    public string For(string user, TimeSpan? lifetime = null, string issuer = "netra", string audience = "netra")
    {
        var now = DateTime.UtcNow;
        var expires = now + (lifetime ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = expires < now ? expires.AddMinutes(-5) : now.AddMinutes(-1),
            IssuedAt = expires < now ? expires.AddMinutes(-5) : now.AddMinutes(-1),
            Expires = expires,
            Claims = new Dictionary<string, object> { ["sub"] = user },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(KeyText)), SecurityAlgorithms.HmacSha256),
        });
    }
}
