namespace Netra.Embedded.Http;

/// <summary>What a statement does, as far as the front treats it differently.</summary>
internal enum StatementKind
{
    /// <summary>A SELECT: its result can come in pieces.</summary>
    Query,

    /// <summary>SHOW, DESCRIBE, EXPLAIN, EXISTS: a short result.</summary>
    Description,

    /// <summary>An INSERT.</summary>
    Insert,

    /// <summary>A deletion of own rows.</summary>
    Delete,

    /// <summary>A KILL QUERY.</summary>
    Kill,
}
