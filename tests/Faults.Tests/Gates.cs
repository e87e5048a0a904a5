namespace Netra.Faults.Tests;

/// <summary>Holds back the answers of a model from the request of a number on, until the gate there is opened; then up to the next gate.</summary>
internal sealed class Gates(int[] numbers)
{
    private int _requests;

    /// <summary>The gates, in order.</summary>
    public IReadOnlyList<Gate> All { get; } = [.. numbers.Select(number => new Gate(number))];

    /// <summary>Comes to a gate, or passes.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        if (All.FirstOrDefault(gate => !gate.IsOpen && number >= gate.Number) is { } closed)
        {
            await closed.PassAsync(cancellationToken);
        }
    }

    /// <summary>One of them.</summary>
    internal sealed class Gate(int number)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The first request that it holds back.</summary>
        public int Number => number;

        /// <summary>Completes when a request is held back.</summary>
        public Task Reached => _reached.Task;

        /// <summary>Whether it is open.</summary>
        public bool IsOpen => _opened.Task.IsCompleted;

        /// <summary>Opens it.</summary>
        public void Open() => _opened.TrySetResult();

        /// <summary>Passes when it is open.</summary>
        public async Task PassAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            await _opened.Task.WaitAsync(cancellationToken);
        }
    }
}
