using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>A place where the user runs programs.</summary>
internal interface IWorld
{
    /// <summary>All that the user gets to see of a program.</summary>
    Task<string> RunAsync(FuzzProgram program, CancellationToken cancellationToken);
}
