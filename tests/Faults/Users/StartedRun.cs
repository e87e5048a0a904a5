using Netra.Faults.Agents;

namespace Netra.Faults.Users;

/// <summary>A run that was acknowledged to its user.</summary>
internal sealed class StartedRun(string runId, CountingRequest request)
{
    /// <summary>The run.</summary>
    public string RunId => runId;

    /// <summary>What it is to do.</summary>
    public CountingRequest Request => request;

    /// <summary>What the API said of it after its end; <see langword="null"/>: it has not ended.</summary>
    public string? Status { get; set; }

    /// <summary>Why it did not complete.</summary>
    public string? Error { get; set; }
}
