using System.Text.Json;

namespace Netra.Grains.Models.Tools;

/// <summary>A session value, as a model is shown it.</summary>
/// <param name="Found">Whether there is one.</param>
/// <param name="Value">The value.</param>
/// <param name="Note">Why it is not shown.</param>
internal sealed record ShownValue(bool Found, JsonElement? Value, string? Note);
