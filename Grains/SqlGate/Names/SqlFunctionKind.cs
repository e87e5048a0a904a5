namespace Netra.Grains.SqlGate.Names;

/// <summary>How the arguments of an allowed function are to be read.</summary>
internal enum SqlFunctionKind
{
    /// <summary>Arguments are plain expressions.</summary>
    Plain,

    /// <summary>As plain, and it may have parameters, DISTINCT, FILTER and OVER.</summary>
    Aggregate,

    /// <summary>The first argument may be a lambda; a bare name there would call a function of that name.</summary>
    HigherOrder,

    /// <summary><c>CAST(x AS Type)</c> and <c>CAST(x, 'Type')</c>.</summary>
    Cast,

    /// <summary>The second argument is a string that names a type.</summary>
    TypeSecond,

    /// <summary>The last argument is a string that names a type.</summary>
    TypeLast,

    /// <summary>The first argument is a string that names an aggregate function.</summary>
    AggregateFirst,

    /// <summary><c>EXTRACT(unit FROM x)</c>, <c>SUBSTRING(x FROM a FOR b)</c>, <c>TRIM(BOTH x FROM y)</c>, <c>OVERLAY(…)</c>.</summary>
    Keywords,

    /// <summary><c>POSITION(x IN y)</c>.</summary>
    Position,

    /// <summary><c>EXISTS (SELECT …)</c>, the only function that takes a query without brackets of its own.</summary>
    Exists,
}
