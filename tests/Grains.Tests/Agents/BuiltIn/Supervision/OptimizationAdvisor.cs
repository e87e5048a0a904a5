namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>Stands in for <c>optimization</c>.</summary>
internal sealed class OptimizationAdvisor() : Advisor("optimization");
