using Netra.Client.Gateway.Ingest.Types;

namespace Netra.Client.Gateway.Ingest;

/// <summary>A column that an import can fill.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values are read.</param>
/// <param name="MayBeLeftOut">Whether a row may say nothing about it: it has a default, or NULL.</param>
internal sealed record ImportColumn(string Name, ColumnType Type, bool MayBeLeftOut);
