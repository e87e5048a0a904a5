namespace Netra.Embedded.Http;

/// <summary>The kinds of tokens that the front tells apart.</summary>
internal enum StatementTokenKind
{
    /// <summary>A keyword, a bare identifier or a number.</summary>
    Word,

    /// <summary>A quoted identifier.</summary>
    Quoted,

    /// <summary>A string literal, here documents included.</summary>
    Literal,

    /// <summary>Any other single character.</summary>
    Sign,
}
