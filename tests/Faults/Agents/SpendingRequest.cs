namespace Netra.Faults.Agents;

/// <summary>What a spending agent is to do: the parameters of a run.</summary>
internal sealed record SpendingRequest
{
    /// <summary>How many others work at once; 0: it works itself.</summary>
    public required int Agents { get; init; }

    /// <summary>Calls of tools of each, with a question for the model after every second one.</summary>
    public required int Tools { get; init; }

    /// <summary>Rows that each tool reads.</summary>
    public required int Rows { get; init; }
}
