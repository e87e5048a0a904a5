using System.Security.Cryptography;
using System.Text;

namespace Netra.Grains.Abstractions.Keys;

/// <summary>
/// Names one intended effect, so that every retry of it is recognised where it lands. Made at the edge before the first
/// attempt, and derived below it.
/// </summary>
[GenerateSerializer, Immutable, Alias("netra.OperationId")]
public readonly record struct OperationId
{
    [Id(0)]
    private readonly Guid _value;

    private OperationId(Guid value) => _value = value;

    /// <summary>A new id, for the first attempt of an operation that begins here.</summary>
    public static OperationId New() => new(Guid.NewGuid());

    /// <summary>The id of a part of this operation: the same part always gets the same id.</summary>
    public OperationId Derive(string part)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_value:N}/{part}"), digest);
        return new OperationId(new Guid(digest[..16]));
    }

    /// <summary>The id of an operation of a run's step.</summary>
    public static OperationId OfStep(RunId runId, CallId callId, int step)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{runId}/{callId}/{step}"), digest);
        return new OperationId(new Guid(digest[..16]));
    }

    /// <inheritdoc/>
    public override string ToString() => _value.ToString("N");
}
