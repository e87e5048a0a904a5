namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>Stands in for <c>validation</c>.</summary>
internal sealed class ValidationAdvisor() : Advisor("validation");
