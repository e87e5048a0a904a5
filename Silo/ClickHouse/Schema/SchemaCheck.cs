using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Engines;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>Tells whether the users' tables are laid out as the isolation needs them.</summary>
internal sealed class SchemaCheck(TableCatalog catalog) : IEngineCheck
{
    /// <inheritdoc/>
    public string Name => "schema";

    /// <inheritdoc/>
    public async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.ProblemAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (EngineErrors.Map(exception, string.Empty) ?? new NetraException()).Message;
        }
    }
}
