using System.Collections.Concurrent;
using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Isolation.Tests.Interleaving;

/// <summary>
/// Many users at once do everything in random order while their grains come and go: whatever comes back holds the asker's token and no other. The large form:
/// <c>NETRA_INTERLEAVING=1000x1000</c>, users by operations.
/// </summary>
public sealed class InterleavingTests(NetraCluster cluster)
{
    private const string Size = "NETRA_INTERLEAVING";
    private const int AtOnce = 32;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_AllAtOnce_SeeTheirOwnTokensOnly()
    {
        var (users, operations) = SizeOf(Environment.GetEnvironmentVariable(Size) ?? "40x25");
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var foreign = new ConcurrentBag<string>();
        using var places = new SemaphoreSlim(AtOnce);
        using var ended = new CancellationTokenSource();
        var collecting = CollectAsync(ended.Token);

        await Task.WhenAll(Enumerable.Range(0, users).Select(i => Task.Run(async () =>
        {
            var random = new Random(seed + i);
            var actor = new Actor(cluster, NetraCluster.NewUser($"token{i}x"), foreign);
            for (var operation = 0; operation < operations; operation++)
            {
                await places.WaitAsync(Cancellation);
                try
                {
                    await actor.ActAsync(random.Next(7));
                }
                finally
                {
                    places.Release();
                }
            }
        })));

        await ended.CancelAsync();
        await collecting;
        Assert.True(foreign.IsEmpty, $"seed {seed}: {string.Join("; ", foreign.Take(10))}");
    }

    private static (int Users, int Operations) SizeOf(string text)
    {
        var parts = text.Split('x');
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    // Idle grains leave all the time and come back with the next call.
    private async Task CollectAsync(CancellationToken ended)
    {
        var management = cluster.Client.GetGrain<IManagementGrain>(0);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await management.ForceActivationCollection(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // The users have done what they had to do.
        }
    }

    private sealed class Actor(NetraCluster cluster, string name, ConcurrentBag<string> foreign)
    {
        private int _inserted;

        private IUserExecutionGrain User => cluster.User(name);

        public async Task ActAsync(int choice)
        {
            // A grain that is just leaving asks to be asked again.
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await TryAsync(choice);
                    return;
                }
                catch (NetraException refusal) when (refusal.Code is ErrorCodes.Unavailable or ErrorCodes.LimitExceeded && attempt < 100)
                {
                    await Task.Delay(refusal.RetryAfter ?? TimeSpan.FromMilliseconds(50), Cancellation);
                }
            }
        }

        private async Task TryAsync(int choice)
        {
            switch (choice)
            {
                case 0:
                    await User.SetSessionJsonAsync("shared-key", $"\"{name}\"", null);
                    break;
                case 1:
                    Check("session", await User.GetSessionJsonAsync("shared-key"));
                    break;
                case 2:
                    await InsertAsync();
                    break;
                case 3:
                    Check("rows", string.Join(' ', (await QueryAsync("SELECT DISTINCT workload_id FROM workload_events")).SelectMany(row => row)));
                    break;
                case 4:
                    var count = (ulong)(await QueryAsync("SELECT count() FROM workload_events"))[0][0]!;
                    Require((int)count == _inserted, $"{name} has {_inserted} rows and sees {count}");
                    break;
                case 5:
                    var run = await cluster.RunToEndAsync(name, $"answer {name}\nquery SELECT any(workload_id) FROM workload_events");
                    Require(run.Status == RunStatus.Completed, $"{name} has a run that is {run.Status}: {run.Error}");
                    Check("run", run.Result?.Answer);
                    break;
                default:
                    var runs = await User.ListRunsAsync(null, 20);
                    Check("runs", string.Join(' ', runs.Items.Select(run => run.Result?.Answer)));
                    break;
            }
        }

        private async Task InsertAsync()
        {
            var operation = OperationId.New();
            await User.BeginInsertAsync(operation, "workload_events", ["timestamp", "workload_id"]);
            await User.AppendInsertAsync(operation, 0, [ImmutableArray.Create<object?>(DateTime.UtcNow, name)]);
            await User.CommitInsertAsync(operation, Cancellation);
            _inserted++;
        }

        private async Task<ImmutableArray<ImmutableArray<object?>>> QueryAsync(string sql) =>
            (await User.ExecuteAnalyticsQueryAsync(new AnalyticsQuery(sql), Cancellation)).Rows;

        private void Check(string where, string? answer)
        {
            var others = (answer ?? string.Empty).Replace(name, string.Empty, StringComparison.Ordinal);
            Require(!others.Contains("token", StringComparison.Ordinal), $"{name} sees in {where}: {others}");
        }

        private void Require(bool holds, string what)
        {
            if (!holds)
            {
                foreign.Add(what);
            }
        }
    }
}
