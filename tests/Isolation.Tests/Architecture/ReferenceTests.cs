using System.Reflection;

namespace Netra.Isolation.Tests.Architecture;

/// <summary>Who may reference whom. An agent cannot name a database type, because its assemblies cannot.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Databases = ["StackExchange.Redis", "ClickHouse", "Microsoft.Garnet", "Orleans.Persistence", "Orleans.Clustering"];

    [Theory]
    [InlineData("Netra.Grains.Abstractions", "Netra.Grains", "Netra.Silo", "Netra.Client", "Microsoft.AspNetCore", "Microsoft.Agents", "OpenAI")]
    [InlineData("Netra.Grains", "Netra.Silo", "Netra.Client", "Microsoft.AspNetCore", "Microsoft.Extensions.AI.OpenAI", "OpenAI")]
    [InlineData("Netra.Client.Gateway", "Netra.Grains", "Netra.Silo", "Microsoft.Extensions.AI", "Microsoft.Agents", "OpenAI")]
    public void Assembly_References_KeepToTheHouse(string assembly, params string[] forbidden)
    {
        var references = ReferencesOf(assembly);

        Assert.DoesNotContain(references, reference =>
            reference != "Netra.Grains.Abstractions" && forbidden.Concat(Databases).Any(name => Matches(reference, name)));
    }

    [Fact]
    public void Abstractions_OfModels_AreAllThatAgentsAreWrittenAgainst() => Assert.Equal(
        ["Microsoft.Extensions.AI.Abstractions"],
        ReferencesOf("Netra.Grains.Abstractions").Where(reference => Matches(reference, "Microsoft.Extensions.AI")));

    [Fact]
    public void Agents_OfOurOwn_NameNoPort()
    {
        var grains = Assembly.Load("Netra.Grains");
        var agents = grains.GetTypes().ToLookup(type => type.Namespace?.StartsWith("Netra.Grains.Agents.BuiltIn", StringComparison.Ordinal) == true);
        var ports = agents[false].Where(type => type.IsInterface).ToHashSet();

        var named = agents[true].SelectMany(NamedTypes).Where(ports.Contains);

        Assert.Empty(named);
    }

    private static string[] ReferencesOf(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];

    private static bool Matches(string reference, string name) =>
        reference == name || reference.StartsWith(name + ".", StringComparison.Ordinal);

    private static IEnumerable<Type> NamedTypes(Type type) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(field => field.FieldType));
}
