using Xunit.Sdk;
using Xunit.v3;

namespace Netra.Testing.Collections;

/// <summary>Begins with the collections that take longest, so that none is left to run alone at the end.</summary>
/// <param name="names">Parts of their names, the longest first.</param>
public abstract class LongestFirst(params string[] names) : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(names, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : names.Length)];
}
