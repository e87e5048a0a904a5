namespace Netra.Isolation.Tests.GrainStates;

/// <summary>A grain as the author of an agent may add one: it keeps a list.</summary>
public interface ITallyGrain : IGrainWithStringKey
{
    Task AddAsync(string line);

    Task<string> ReadAsync();
}

public sealed class TallyGrain([PersistentState("tally")] IPersistentState<Tally> tally) : Grain, ITallyGrain
{
    public Task AddAsync(string line)
    {
        tally.State = new Tally([.. tally.State.Lines, line]);
        return tally.WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult(string.Join(',', tally.State.Lines));
}

public sealed record Tally(string[] Lines)
{
    public Tally()
        : this([])
    {
    }
}
