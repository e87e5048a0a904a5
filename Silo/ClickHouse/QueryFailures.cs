namespace Netra.Silo.ClickHouse;

/// <summary>The classes of <c>query_failed</c>: what is wrong with a query that the gate let through.</summary>
internal static class QueryFailures
{
    /// <summary>The engine's parser does not understand it.</summary>
    public const string Syntax = "syntax";

    /// <summary>A column, alias or table that is not there, or more than one of that name.</summary>
    public const string UnknownIdentifier = "unknown_identifier";

    /// <summary>A function that is not there.</summary>
    public const string UnknownFunction = "unknown_function";

    /// <summary>Values of types that do not go together.</summary>
    public const string TypeMismatch = "type_mismatch";

    /// <summary>A value that a function or operator does not take, or too few or too many of them.</summary>
    public const string InvalidArgument = "invalid_argument";

    /// <summary>Division by zero.</summary>
    public const string Division = "division";

    /// <summary>A text that is no number, date, UUID or whatever it was converted to.</summary>
    public const string Conversion = "conversion";

    /// <summary>Aggregates and columns mixed in a way that has no meaning.</summary>
    public const string Aggregation = "aggregation";

    /// <summary>A placeholder without value, or a value that does not fit its placeholder.</summary>
    public const string Parameter = "parameter";

    /// <summary>Nested or repeated beyond what the engine takes.</summary>
    public const string TooComplex = "too_complex";

    /// <summary>Something the engine cannot do.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>A result of a type that has no value outside the engine.</summary>
    public const string UnsupportedType = "unsupported_type";

    /// <summary>None of the others.</summary>
    public const string Other = "other";
}
