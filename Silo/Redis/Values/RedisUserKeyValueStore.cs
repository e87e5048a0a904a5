using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using Nito.AsyncEx;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>
/// The keys of a user in Redis. Every operation first looks what kind the key is; every value is sealed for its place; every write is fenced like those to
/// the user's log.
/// </summary>
internal sealed class RedisUserKeyValueStore(UserKeys user, Func<long> ownEpoch, RedisStore redis, UserSealers sealers) : IUserKeyValueStore
{
    private const int ErasedAtOnce = 500;

    // A key and its name in the index are two commands: while some are written no name is taken out, or a key would be there that nobody lists.
    private readonly AsyncReaderWriterLock _names = new();

    /// <inheritdoc/>
    public Task<KeyValueReply> ExecuteAsync(
        KeyValueArea area,
        KeyValueCommand command,
        KeyValueLimits limits,
        OperationId operationId,
        CancellationToken cancellationToken)
    {
        // Read here, where the owner is: what follows runs elsewhere.
        var epoch = ownEpoch();
        return sealers.UseAsync(user, (database, sealer) => ExecuteAsync(database, sealer, epoch, area, command, limits, operationId, cancellationToken), command.Operation.ToString());
    }

    /// <inheritdoc/>
    public Task<long> EraseAsync(long epoch, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var writes = new FencedWrites(redis, database, user.Log, epoch);
        var erased = 0L;
        foreach (var area in Enum.GetValues<KeyValueArea>())
        {
            // By the hashes of the names, so that it needs no salt. The index goes last: interrupted, it is found again.
            foreach (var names in (await database.HashKeysAsync(user.Index(area))).Chunk(ErasedAtOnce))
            {
                erased += await writes.DeleteAsync(Array.ConvertAll(names, name => (RedisKey)user.ValueOf(area, (string)name!)));
            }

            await writes.DeleteAsync(user.Index(area));
        }

        return erased;
    });

    private async Task<KeyValueReply> ExecuteAsync(
        IDatabase database,
        ValueSealer sealer,
        long epoch,
        KeyValueArea area,
        KeyValueCommand command,
        KeyValueLimits limits,
        OperationId operationId,
        CancellationToken cancellationToken)
    {
        var writes = new FencedWrites(redis, database, user.Log, epoch);
        var index = new NameIndex(user, writes, sealer, area);
        if (command.Operation == KeyValueOperation.Keys)
        {
            return new KeyValueReply(true) { Items = [.. (await NamesAsync(database, index, cancellationToken)).Select(name => new KeyValueItem(name, null))] };
        }

        CheckSizes(command, limits);
        var key = user.Value(area, command.Key);
        switch (command.Operation)
        {
            case KeyValueOperation.Delete:
                using (await _names.WriterLockAsync(cancellationToken))
                {
                    return await DeleteAsync(writes, index, key, command.Key);
                }

            case KeyValueOperation.Set or KeyValueOperation.Increment or KeyValueOperation.ListPush or KeyValueOperation.HashSet or KeyValueOperation.SetAdd:
                return await AddAsync(database, index, command, limits, () => RunAsync(database, writes, sealer, key, command, operationId), cancellationToken);
            default:
                if (KindOf(command.Operation) is { } kind)
                {
                    await index.CheckAsync(database, command.Key, kind);
                }

                return await RunAsync(database, writes, sealer, key, command, operationId);
        }
    }

    private async Task<string[]> NamesAsync(IDatabase database, NameIndex index, CancellationToken cancellationToken)
    {
        var (names, gone) = await index.ReadAsync(database);
        if (gone.Length > 0)
        {
            await SweepAsync(database, index, cancellationToken);
        }

        return names;
    }

    private async Task SweepAsync(IDatabase database, NameIndex index, CancellationToken cancellationToken)
    {
        using (await _names.WriterLockAsync(cancellationToken))
        {
            await index.SweepAsync(database);
        }
    }

    private async Task<KeyValueReply> AddAsync(
        IDatabase database, NameIndex index, KeyValueCommand command, KeyValueLimits limits, Func<Task<KeyValueReply>> write, CancellationToken cancellationToken)
    {
        var kind = KindOf(command.Operation)!.Value;
        for (var swept = false; ; swept = true)
        {
            using (await _names.ReaderLockAsync(cancellationToken))
            {
                if (await index.TryRequireAsync(database, command.Key, kind, limits.Keys))
                {
                    return await write();
                }
            }

            if (swept)
            {
                throw new NetraException(ErrorCodes.LimitExceeded, $"There are {limits.Keys} keys, as many as may be. Remove some before adding others.");
            }

            await SweepAsync(database, index, cancellationToken);
        }
    }

    private async Task<KeyValueReply> RunAsync(
        IDatabase database, FencedWrites writes, ValueSealer sealer, string key, KeyValueCommand command, OperationId operationId) => command.Operation switch
        {
            KeyValueOperation.Exists => new KeyValueReply(await database.KeyExistsAsync(key)),
            KeyValueOperation.Expire => await ExpireAsync(writes, database, key, command.TimeToLive),
            KeyValueOperation.TimeToLive => new KeyValueReply(await database.KeyExistsAsync(key)) { TimeToLive = await database.KeyTimeToLiveAsync(key) },
            KeyValueOperation.Get or KeyValueOperation.Set or KeyValueOperation.Increment =>
                await new ValueOperations(writes, sealer, key).ExecuteAsync(database, command, operationId),
            KeyValueOperation.ListPush or KeyValueOperation.ListPop or KeyValueOperation.ListRange =>
                await new ListOperations(writes, sealer, key).ExecuteAsync(database, command, operationId),
            _ => await new FieldOperations(user, writes, sealer, key).ExecuteAsync(database, command),
        };

    private static ValueKind? KindOf(KeyValueOperation operation) => operation switch
    {
        KeyValueOperation.Get or KeyValueOperation.Set or KeyValueOperation.Increment => ValueKind.Value,
        KeyValueOperation.ListPush or KeyValueOperation.ListPop or KeyValueOperation.ListRange => ValueKind.List,
        KeyValueOperation.HashSet or KeyValueOperation.HashGet or KeyValueOperation.HashGetAll or KeyValueOperation.HashDelete => ValueKind.Hash,
        KeyValueOperation.SetAdd or KeyValueOperation.SetRemove or KeyValueOperation.SetContains or KeyValueOperation.SetMembers => ValueKind.Set,
        _ => null,
    };

    private static void CheckSizes(KeyValueCommand command, KeyValueLimits limits)
    {
        if (!Enum.IsDefined(command.Operation))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "There is no such operation.");
        }

        if (command.TimeToLive <= TimeSpan.Zero)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "The time to live must be above zero.");
        }

        if (command.Value is { } value && System.Text.Encoding.UTF8.GetByteCount(value) > limits.ValueBytes)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"A value may have {limits.ValueBytes} bytes.");
        }
    }

    private static async Task<KeyValueReply> DeleteAsync(FencedWrites writes, NameIndex index, string key, string name)
    {
        var found = await writes.DeleteAsync(key) > 0;
        await index.RemoveAsync(name);
        return new KeyValueReply(found);
    }

    private static async Task<KeyValueReply> ExpireAsync(FencedWrites writes, IDatabase database, string key, TimeSpan? timeToLive)
    {
        if (timeToLive is { } time)
        {
            return new KeyValueReply((long)await writes.DoAsync("PEXPIRE", key, ValueOperations.Milliseconds(time)) == 1);
        }

        var found = await database.KeyExistsAsync(key);
        await writes.DoAsync("PERSIST", key);
        return new KeyValueReply(found);
    }
}
