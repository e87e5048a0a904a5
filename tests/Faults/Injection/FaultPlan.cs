namespace Netra.Faults.Injection;

/// <summary>Which fault comes when: one every few seconds for a time, or each once, one after the other.</summary>
internal sealed class FaultPlan(FaultOptions options, FaultInjector injector, Action<string> tell)
{
    // Users start their first runs.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>Why a fault is not possible.</summary>
    public string WhyNot(FaultKind kind) => kind switch
    {
        FaultKind.DiskFull => options.DiskMegabytes == 0 ? "no small disk is wanted" : "a small disk cannot be mounted; that takes root",
        FaultKind.EngineKill => "the engine is in the same process as the store",
        _ => "there is only one silo",
    };

    /// <summary>Injects faults; returns when all are healed.</summary>
    /// <param name="recovered">Returns when every user's runs end again.</param>
    /// <param name="cancellationToken">Ends it before its time.</param>
    public async Task RunAsync(Func<Task> recovered, CancellationToken cancellationToken)
    {
        FaultKind[] possible = [.. options.Only.Where(injector.CanEver)];
        await Task.Delay(WarmUp, cancellationToken);
        if (options.OneByOne)
        {
            foreach (var kind in possible)
            {
                await InjectAsync(kind, cancellationToken);
                await recovered();
                tell($"{FaultNames.Of(kind)}: all users' runs end again");
            }
        }
        else
        {
            await ShuffleAsync(possible, cancellationToken);
        }
    }

    private async Task InjectAsync(FaultKind kind, CancellationToken cancellationToken)
    {
        Task? healing;
        while ((healing = injector.TryInject(kind, cancellationToken)) is null)
        {
            await Task.Delay(Again, cancellationToken);
        }

        await healing;
    }

    // Every kind comes once before one comes again.
    private async Task ShuffleAsync(FaultKind[] possible, CancellationToken cancellationToken)
    {
        var random = new Random(options.Seed);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.Duration);
        var healing = new List<Task>();
        var waiting = new List<FaultKind>();
        while (!time.IsCancellationRequested && possible.Length > 0)
        {
            if (waiting.Count == 0)
            {
                random.Shuffle(possible);
                waiting.AddRange(possible);
            }

            // One that is not possible now comes later.
            var next = waiting.FindIndex(kind => Began(injector.TryInject(kind, cancellationToken)));
            if (next >= 0)
            {
                waiting.RemoveAt(next);
            }

            await Task.WhenAny(Task.Delay(next >= 0 ? options.Every : Again, time.Token));
        }

        await Task.WhenAll(healing);
        cancellationToken.ThrowIfCancellationRequested();

        bool Began(Task? began)
        {
            if (began is not null)
            {
                healing.Add(began);
            }

            return began is not null;
        }
    }
}
