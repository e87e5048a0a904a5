namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>One thing that a user does.</summary>
internal abstract record FuzzStep
{
    /// <summary>The same, a little smaller; small ones first.</summary>
    public abstract IEnumerable<FuzzStep> Smaller();
}
