namespace Netra.Silo.Engines;

/// <summary>Something that must hold before this node serves; <c>/health/ready</c> shows it by name.</summary>
internal interface IEngineCheck
{
    /// <summary>Its name in the answer.</summary>
    string Name { get; }

    /// <summary>What is wrong and what to do about it, in a sentence; <see langword="null"/> when all is well.</summary>
    Task<string?> ProblemAsync(CancellationToken cancellationToken);
}
