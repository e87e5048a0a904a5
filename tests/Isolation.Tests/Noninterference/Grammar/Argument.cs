namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>An argument of an example.</summary>
/// <param name="Text">As the example has it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Constant">Whether the engine wants a constant there.</param>
/// <param name="Strange">Whether it names something that only the example has.</param>
internal sealed record Argument(string Text, ValueKind Kind, bool Constant, bool Strange);
