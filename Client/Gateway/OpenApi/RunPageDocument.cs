namespace Netra.Client.Gateway.OpenApi;

/// <summary>Some runs, newest first.</summary>
/// <param name="Items">The runs.</param>
/// <param name="Next">Pass it as <c>before</c> to go on; absent at the end.</param>
internal sealed record RunPageDocument(IReadOnlyList<RunDocument> Items, string? Next);
