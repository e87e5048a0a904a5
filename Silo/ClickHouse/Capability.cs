using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// The secret that the engine stamps on a user's rows and asks for again when they are read: 64 lower-case hex digits.
/// Whoever prints one by accident sees a placeholder; only <see cref="Reveal"/> tells it, to the request that carries it.
/// </summary>
internal sealed class Capability
{
    /// <summary>The setting that carries it; never part of a connection string or of SQL text.</summary>
    public const string Setting = "SQL_netra_capability";

    private readonly string _hex;

    private Capability(string hex) => _hex = hex;

    /// <summary>
    /// The capability of a user in one generation. The label and the generation have a fixed length, so no two pairs of
    /// generation and user id feed the same bytes to the derivation.
    /// </summary>
    public static Capability Derive(ReadOnlySpan<byte> isolationRoot, UserId userId, long generation)
    {
        ReadOnlySpan<byte> label = "clickhouse"u8;
        var user = userId.ToUtf8();
        var message = new byte[label.Length + sizeof(long) + user.Length];
        label.CopyTo(message);
        BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(label.Length), generation);
        user.CopyTo(message, label.Length + sizeof(long));
        return new Capability(Convert.ToHexStringLower(HMACSHA256.HashData(isolationRoot, message)));
    }

    /// <summary>A capability that no user has: for questions about the schema, which must not see any rows.</summary>
    public static Capability OfNobody() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)));

    /// <summary>
    /// The deduplication token of an insert. It depends on the capability, because the engine's window of known tokens is
    /// shared by all users: the same operation id of another user must not be taken for a repetition.
    /// </summary>
    public string InsertToken(OperationId operationId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(_hex), Encoding.ASCII.GetBytes(operationId.ToString())));

    /// <summary>What the engine stamps on the rows: the hash of the secret, in hex.</summary>
    public string Owner() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_hex)));

    /// <summary>The secret itself.</summary>
    public string Reveal() => _hex;

    /// <inheritdoc/>
    public override string ToString() => "(capability)";
}
