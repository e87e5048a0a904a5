using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Netra.Grains.Isolation;

/// <summary>
/// Proves to a silo that a call between two grains was sent by a silo of the same cluster: an HMAC-SHA256 over source, target and a time
/// window. Whoever reads the traffic between silos can replay one inside its window; nobody without the cluster key can make one.
/// </summary>
internal sealed class CallProof(IClusterKey key, TimeProvider time)
{
    /// <summary>The key in the request context that carries the proof.</summary>
    public const string ContextKey = "netra.proof";

    /// <summary>How long a window is: no shorter than the longest response timeout. A proof holds in its own window and the next.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private const int MaxCached = 100_000;

    private readonly ConcurrentDictionary<(GrainId Source, GrainId Target, long Window), byte[]> _proofs = new();

    /// <summary>The proof for a call that is sent now.</summary>
    public byte[] Make(GrainId source, GrainId target) => ForWindow(source, target, CurrentWindow());

    /// <summary>Whether the proof is that of the pair, in this window or the one before.</summary>
    public bool Holds(GrainId source, GrainId target, byte[]? proof)
    {
        if (proof is null)
        {
            return false;
        }

        var window = CurrentWindow();
        return CryptographicOperations.FixedTimeEquals(proof, ForWindow(source, target, window))
            || CryptographicOperations.FixedTimeEquals(proof, ForWindow(source, target, window - 1));
    }

    private long CurrentWindow() => time.GetUtcNow().Ticks / Window.Ticks;

    private byte[] ForWindow(GrainId source, GrainId target, long window)
    {
        if (_proofs.TryGetValue((source, target, window), out var known))
        {
            return known;
        }

        if (_proofs.Count >= MaxCached)
        {
            _proofs.Clear();
        }

        return _proofs[(source, target, window)] = Compute(source, target, window);
    }

    private byte[] Compute(GrainId source, GrainId target, long window)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes.Span);
        Append(hmac, "netra-call-proof");
        Append(hmac, source.ToString());
        Append(hmac, target.ToString());
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, window);
        hmac.AppendData(number);
        return hmac.GetHashAndReset();
    }

    // Lengths stand before the parts, so that no two pairs share a text.
    private static void Append(IncrementalHash hmac, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hmac.AppendData(length);
        hmac.AppendData(bytes);
    }
}
