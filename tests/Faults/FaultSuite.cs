using System.Diagnostics;
using Netra.Faults.Checks;
using Netra.Faults.Cluster;
using Netra.Faults.Injection;
using Netra.Faults.Users;

namespace Netra.Faults;

/// <summary>Runs users on a cluster, does faults to it, and checks afterwards what was promised.</summary>
internal sealed class FaultSuite(FaultOptions options, TextWriter output)
{
    // After the last fault is healed, all that was acknowledged has to end by itself.
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(3);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Runs it.</summary>
    public async Task<FaultReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var cluster = new FaultyCluster(options, Tell);
        await cluster.StartAsync(cancellationToken);
        Tell("the cluster is ready");
        using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        SimulatedUser[] users = [.. Enumerable.Range(1, options.Users).Select(number => new SimulatedUser(number, cluster, options, http))];
        using var enough = new CancellationTokenSource();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] watches = [.. users.Select(user => user.Watch.RunAsync(watching.Token))];
        Task[] lives = [.. users.Select(user => user.LiveAsync(enough.Token, limit.Token))];
        var bulk = new BulkWriter("bulk", new RetryingClient("bulk", cluster, http, new Random(options.Seed)));
        var injector = new FaultInjector(cluster, options, bulk, new Random(options.Seed), Tell);
        var plan = new FaultPlan(options, injector, Tell);
        await plan.RunAsync(() => AllFinishedSince(users, DateTimeOffset.UtcNow, cancellationToken), cancellationToken);
        await cluster.AwaitReadyAsync(cancellationToken);
        Tell("everything is healed; waiting for the runs");
        await enough.CancelAsync();
        limit.CancelAfter(EndLimit);
        var violations = new List<Violation>();
        foreach (var life in lives)
        {
            // Which runs have not ended, the check finds.
            await ((Task)Task.WhenAny(life));
            if (life.IsFaulted)
            {
                violations.Add(new Violation(ViolationKind.WrongAnswer, "-", life.Exception!.ToString()));
            }
        }

        Tell("checking");
        foreach (var chunk in users.Chunk(20))
        {
            violations.AddRange((await Task.WhenAll(chunk.Select(user => CheckAsync(user, cancellationToken)))).SelectMany(found => found));
        }

        violations.AddRange(await bulk.CheckAsync(limit.Token));
        await watching.CancelAsync();
        await Task.WhenAll(watches);
        return new FaultReport(
            options,
            injector.Injected,
            [.. options.Only.Where(kind => !injector.CanEver(kind)).Select(kind => $"{FaultNames.Of(kind)} is not possible here: {plan.WhyNot(kind)}")],
            violations,
            [.. users.SelectMany(Spans)],
            users.Sum(user => (long)user.History.Events.Length),
            users.Sum(user => (long)user.Watch.Connections),
            [.. cluster.Servers.Where(server => server.EndedByItself > 0).Select(server => $"{server.Name} ended by itself {server.EndedByItself} times")]);
    }

    private static async Task<IEnumerable<Violation>> CheckAsync(SimulatedUser user, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(EndLimit);
        try
        {
            var (ledger, run) = await user.LedgerAsync(limit.Token);
            var stored = await user.StoredEventsAsync(limit.Token);
            while (user.History.Last < stored[^1].Sequence)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
            }

            return UserCheck.Check(user, ledger, stored, run);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return [new Violation(ViolationKind.WrongAnswer, user.Name, $"could not be checked: {failure.Message}; its client saw events up to {user.History.Last}")];
        }
    }

    private static async Task AllFinishedSince(SimulatedUser[] users, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(EndLimit);
        try
        {
            foreach (var user in users)
            {
                while (!user.History.Events.Reverse().TakeWhile(seen => seen.Timestamp > since).Any(seen => seen.Type == "agent_completed"))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The check at the end tells whose runs do not end.
        }
    }

    private static IEnumerable<RunSpan> Spans(SimulatedUser user) => user.History.Events
        .GroupBy(seen => seen.RunId)
        .Where(run => run.Any(seen => seen.Type == "agent_completed"))
        .Select(run => new RunSpan(user.Name, run.Min(seen => seen.Timestamp), run.Max(seen => seen.Timestamp)));

    private void Tell(string line)
    {
        lock (_clock)
        {
            output.WriteLine($"{_clock.Elapsed:mm\\:ss\\.f} {line}");
        }
    }
}
