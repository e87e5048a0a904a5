namespace Netra.Faults.Agents;

/// <summary>What a counting agent is to do: the parameters of a run.</summary>
internal sealed record CountingRequest
{
    /// <summary>How often it counts.</summary>
    public required int Steps { get; init; }

    /// <summary>Whether it has another agent count as often again.</summary>
    public bool Calls { get; init; }

    /// <summary>Whether it asks for an approval.</summary>
    public bool Asks { get; init; }

    /// <summary>Whether it stores a row.</summary>
    public bool Stores { get; init; }

    /// <summary>How long it sleeps in between.</summary>
    public TimeSpan Sleep { get; init; }

    /// <summary>How often it counts in all.</summary>
    public int Effects => Calls ? 2 * Steps : Steps;
}
