namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A piece of a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Raw">As written, without quotes.</param>
/// <param name="Text">In lower case.</param>
/// <param name="Number">The value of a number.</param>
/// <param name="Unit">What stood right behind a number: <c>ms</c>, <c>th</c>, <c>%</c>.</param>
internal sealed record Token(TokenKind Kind, string Raw, string Text, double Number = 0, string Unit = "")
{
    /// <summary>Its stem, for comparing words.</summary>
    public string Stem { get; } = Kind == TokenKind.Word ? Stemmer.Stem(Text) : Text;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;

    public bool IsWord(params ReadOnlySpan<string> words) => Kind == TokenKind.Word && words.Contains(Text);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
