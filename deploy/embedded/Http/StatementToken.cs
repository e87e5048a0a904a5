namespace Netra.Embedded.Http;

/// <summary>A piece of a statement that is neither space nor comment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word or sign as written, the inside of quotes.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct StatementToken(StatementTokenKind Kind, string Text, int End)
{
    /// <summary>Whether it is this keyword. Keywords have no case.</summary>
    public bool Is(string keyword) => Kind == StatementTokenKind.Word && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this sign.</summary>
    public bool IsSign(char sign) => Kind == StatementTokenKind.Sign && Text[0] == sign;
}
