namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>What an argument should be, roughly. The engine decides; a wrong guess fails in both worlds alike.</summary>
internal enum ValueKind
{
    Any,
    Number,
    Small,
    Text,
    Time,
    Flag,
    Numbers,
    Texts,
    Map,
    Pair,
    Id,
    Json,
    Bitmap,
    Pattern,
    Unit,
    Zone,
    TimeFormat,
    TypeName,
    AggregateName,
    Interval,
    Point,
    Polygon,
}
