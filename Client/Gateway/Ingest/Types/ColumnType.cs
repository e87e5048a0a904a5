using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>Reads values of one ClickHouse type, from text and from JSON. Strict: what does not fit is a <see cref="ValueException"/>.</summary>
internal abstract class ColumnType
{
    /// <summary>Whether NULL is one of the values.</summary>
    public virtual bool IsNullable => false;

    /// <summary>Whether empty text is one of the values.</summary>
    public virtual bool TakesEmptyText => false;

    /// <summary>Reads a field of a CSV file, or the name of a map's entry.</summary>
    public abstract object? FromText(ReadOnlySpan<char> text);

    /// <summary>Reads the JSON value on which the reader stands, and leaves the reader on its last token. Never called for null.</summary>
    public virtual object? FromJson(ref Utf8JsonReader reader) => FromText(JsonText.Of(ref reader, Expected));

    /// <summary>What a value looks like, for messages.</summary>
    public abstract string Expected { get; }

    /// <summary>Says that a value does not fit.</summary>
    protected ValueException Mismatch() => new($"is not {Expected}");
}
