namespace Netra.Testing.Models;

/// <summary>A tool that a scripted model asks for.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, as text: they need not be JSON.</param>
public sealed record ScriptedCall(string Name, string Arguments);
