using Netra.EndToEnd.Tests;
using Netra.EndToEnd.Tests.Faults;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing.Collections;

[assembly: TestCollectionOrderer(typeof(CollectionOrder))]

namespace Netra.EndToEnd.Tests;

/// <summary>The order of the collections.</summary>
public sealed class CollectionOrder() : LongestFirst(UsedSiloCollection.Name, nameof(ClusterTests), nameof(SiloFaultTests));
