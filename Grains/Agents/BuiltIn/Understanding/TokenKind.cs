namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, digits and what joins them.</summary>
    Word,

    /// <summary>A number, perhaps with a unit.</summary>
    Number,

    /// <summary>Text in quotes: a name.</summary>
    Quoted,

    /// <summary>A date, a time of day, or both, written with digits.</summary>
    Stamp,

    /// <summary>A comma, a comparison or another sign.</summary>
    Symbol,

    /// <summary>The end of a sentence.</summary>
    Break,
}
