namespace Netra.Grains.Agents;

/// <summary>
/// Brings work back to the activation that it belongs to. Libraries that agents use go on wherever they like after a wait, and a call of a grain made from
/// elsewhere has lost its identity. Made on the activation.
/// </summary>
internal sealed class HomeScheduler
{
    private readonly TaskScheduler _home = TaskScheduler.Current;

    /// <summary>Does the work on the activation; at once, when this is it.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work) => TaskScheduler.Current == _home
        ? work()
        : Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _home).Unwrap();
}
