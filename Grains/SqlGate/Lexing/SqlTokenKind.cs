namespace Netra.Grains.SqlGate.Lexing;

/// <summary>Kinds of tokens. Brackets are kinds of their own so that matching them needs no text.</summary>
internal enum SqlTokenKind
{
    Word,
    QuotedName,
    Text,
    Number,
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    OpenCurly,
    CloseCurly,
    Comma,
    Dot,
    Semicolon,
    Star,
    Plus,
    Minus,
    Operator,
    Cast,
    Colon,
    Question,
    Arrow,
    End,
}
