namespace Netra.Grains.Abstractions.Execution;

/// <summary>A user, for the recovery service of every silo. Key: the user id.</summary>
[Alias("netra.IUserRecoveryGrain")]
public interface IUserRecoveryGrain : IGrainWithStringKey
{
    /// <summary>Takes up what is due: interrupted runs go on. Returns when it is under way.</summary>
    [Alias("WakeAsync")]
    Task WakeAsync();
}
