using System.Collections.Concurrent;
using System.Reflection;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Tests.Support;

/// <summary>
/// Stands at the edge of the cluster: gives each key its own in-memory user. The gateway reaches nothing but
/// <c>GetGrain&lt;IUserExecutionGrain&gt;(key)</c>; any other call fails the test.
/// </summary>
public class EdgeGrains : DispatchProxy
{
    private readonly ConcurrentDictionary<string, EdgeUser> _users = new(StringComparer.Ordinal);

    public static (IGrainFactory Factory, EdgeGrains Grains) New()
    {
        var proxy = Create<IGrainFactory, EdgeGrains>();
        return (proxy, (EdgeGrains)(object)proxy);
    }

    internal EdgeUser Of(string key) => _users.GetOrAdd(key, static key => new EdgeUser(key));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Assert.Equal(nameof(IGrainFactory.GetGrain), targetMethod?.Name);
        Assert.Equal(typeof(IUserExecutionGrain), Assert.Single(targetMethod!.GetGenericArguments()));
        return Of(Assert.IsType<string>(args![0]));
    }
}
