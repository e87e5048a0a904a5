using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Execution;

namespace Netra.Grains.Data;

/// <summary>
/// The results of one user's queries, for that user only: it lives in the user's grain. Bounded by count and size, the oldest goes
/// first; every insert of the user empties it, and a result that was computed across an insert is not kept.
/// </summary>
internal sealed class QueryCache(UserLimits limits, TimeProvider time)
{
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly LinkedList<string> _byAge = [];
    private long _bytes;
    private long _hits;
    private long _misses;
    private long _evictions;

    /// <summary>Changes with every insert. Read it before a query and hand it back with the result.</summary>
    public long Version { get; private set; }

    /// <summary>A kept result that is not too old.</summary>
    public QueryResult? Find(AnalyticsQuery query)
    {
        if (_entries.TryGetValue(QueryCacheKey.Of(query), out var entry) && time.GetElapsedTime(entry.StoredAt) < limits.QueryCacheTime)
        {
            _hits++;
            return entry.Result;
        }

        _misses++;
        return null;
    }

    /// <summary>Keeps a result, unless rows were inserted since <paramref name="version"/> or it is larger than the cache.</summary>
    public void Keep(AnalyticsQuery query, QueryResult result, long version)
    {
        var size = ResultSize.Estimate(result);
        if (version != Version || size > limits.QueryCacheBytes || limits.QueryCacheEntries == 0 || limits.QueryCacheTime == TimeSpan.Zero)
        {
            return;
        }

        var key = QueryCacheKey.Of(query);
        Remove(key);
        _entries[key] = new Entry(result, size, time.GetTimestamp(), _byAge.AddLast(key));
        _bytes += size;
        while (_entries.Count > limits.QueryCacheEntries || _bytes > limits.QueryCacheBytes)
        {
            Remove(_byAge.First!.Value);
            _evictions++;
        }
    }

    /// <summary>Forgets everything: the user's rows have changed.</summary>
    public void Invalidate()
    {
        Version++;
        _entries.Clear();
        _byAge.Clear();
        _bytes = 0;
    }

    /// <summary>What is kept and what it was good for.</summary>
    public CacheStatistics Statistics() => new(_entries.Count, _bytes, _hits, _misses, _evictions);

    private void Remove(string key)
    {
        if (_entries.Remove(key, out var entry))
        {
            _byAge.Remove(entry.Age);
            _bytes -= entry.Size;
        }
    }

    private sealed record Entry(QueryResult Result, long Size, long StoredAt, LinkedListNode<string> Age);
}
