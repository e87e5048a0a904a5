namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>The tokens of a message, looked at by place; beyond its ends there is none.</summary>
internal sealed class TokenList(IReadOnlyList<Token> tokens)
{
    public IReadOnlyList<Token> All => tokens;

    public Token? At(int at) => at >= 0 && at < tokens.Count ? tokens[at] : null;

    public bool Is(int at, string word) => At(at)?.IsWord(word) ?? false;

    /// <summary>Whether it joins two ends: "and", "to", "until".</summary>
    public bool IsJoint(int at) => At(at) is { } token && (token.IsWord("and", "to", "until", "till", "through", "thru") || token.IsSymbol("-"));

    /// <summary>A stretch as written.</summary>
    public string Words(int at, int length) => string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Raw));
}
