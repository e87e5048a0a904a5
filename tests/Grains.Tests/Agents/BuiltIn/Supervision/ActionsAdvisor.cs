namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>Stands in for <c>actions</c>.</summary>
internal sealed class ActionsAdvisor() : Advisor("actions");
