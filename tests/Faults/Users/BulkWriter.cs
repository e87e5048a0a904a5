using System.Globalization;
using Netra.Faults.Checks;

namespace Netra.Faults.Users;

/// <summary>Writes large session values, so that what room the stores have left on a full disk is used up. What was acknowledged must be there afterwards.</summary>
internal sealed class BulkWriter(string user, RetryingClient client)
{
    private const int Keys = 8;
    private const int ValueLength = 500_000;

    private readonly Dictionary<string, long> _acknowledged = [];
    private readonly Dictionary<string, long> _attempted = [];
    private long _written;

    /// <summary>Writes until it is cancelled.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var value = ++_written;
                var key = string.Create(CultureInfo.InvariantCulture, $"bulk-{value % Keys}");
                _attempted[key] = value;
                await client.SendAsync(HttpMethod.Put, $"/v1/session/{key}?ttl=86400", Value(value), cancellationToken);
                _acknowledged[key] = value;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The last one may be stored or not.
        }
    }

    /// <summary>What was acknowledged and is not there.</summary>
    public async Task<IEnumerable<Violation>> CheckAsync(CancellationToken cancellationToken)
    {
        var lost = new List<Violation>();
        foreach (var (key, value) in _acknowledged)
        {
            var stored = (string?)await client.SendAsync(HttpMethod.Get, $"/v1/session/{key}", null, cancellationToken);
            if (stored != Value(value) && stored != Value(_attempted[key]))
            {
                lost.Add(new Violation(ViolationKind.EffectLost, user, $"value {value} of {key} was acknowledged, and {stored?[..Math.Min(20, stored.Length)]} is there"));
            }
        }

        return lost.Concat(client.WrongAnswers.Select(answer => new Violation(ViolationKind.WrongAnswer, user, answer)));
    }

    private static string Value(long value) => value.ToString(CultureInfo.InvariantCulture).PadRight(ValueLength, '.');
}
