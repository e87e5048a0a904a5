namespace Netra.Embedded.Schema;

/// <summary>A table whose rows belong to users.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns without <c>owner</c>, which nobody may name.</param>
internal sealed record TenantTable(string Name, IReadOnlyList<string> Columns);
