using Netra.Faults.Tests;
using Netra.Testing.Collections;

[assembly: TestCollectionOrderer(typeof(CollectionOrder))]

namespace Netra.Faults.Tests;

/// <summary>The order of the collections.</summary>
public sealed class CollectionOrder() : LongestFirst(nameof(GarnetSuiteTests), nameof(RedisSuiteTests));
