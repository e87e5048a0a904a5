using System.Text;
using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Reading;

namespace Netra.Grains.SqlGate;

/// <summary>
/// Decides whether a text is a query that a user may run: one SELECT over the tables of the catalog, with functions and
/// types from a list. What it does not understand it refuses. It knows nothing of the engine's defences and does not
/// rely on them.
/// </summary>
/// <remarks>
/// The engine's canonical form of an allowed text is read once more, and that form runs. Reading is linear in the
/// length of the text and bounded in depth.
/// </remarks>
internal sealed class SqlGate(ISqlCatalog catalog)
{
    /// <summary>Characters a text may have.</summary>
    /// <value>Default 262,144, the engine's own limit.</value>
    public int MaxLength { get; init; } = 262_144;

    /// <summary>Reads a text. Never throws, whatever the text.</summary>
    /// <param name="sql">The text of a user or a model, or the engine's canonical form of one.</param>
    /// <param name="parameterNames">Names of the values that come with the text; null when they are not known yet.</param>
    public SqlVerdict Read(string sql, IEnumerable<string>? parameterNames = null) => Read(sql, parameterNames, out _);

    /// <summary>The same, and how many characters and tokens were looked at.</summary>
    internal SqlVerdict Read(string sql, IEnumerable<string>? parameterNames, out long steps)
    {
        steps = 0;
        try
        {
            Check(sql);
            var reading = new SqlReading(sql, catalog, Names(parameterNames));
            var verdict = Read(reading, sql);
            steps = reading.Cursor.Steps;
            return verdict;
        }
        catch (SqlRefusedException refused)
        {
            return SqlVerdict.Refuse(refused.Message, Math.Clamp(refused.Position, 0, sql?.Length ?? 0));
        }
    }

    private static SqlVerdict Read(SqlReading reading, string sql)
    {
        var cursor = reading.Cursor;
        if (!reading.Queries.StartsAt(0))
        {
            throw cursor.Refuse(cursor.Is(SqlTokenKind.End) ? "The query is empty." : "Only SELECT queries are allowed.");
        }

        var start = cursor.Current.Start;
        reading.Queries.Read(scope: null, inherited: null);
        var end = cursor.At(cursor.Index - 1).EndPosition;
        if (cursor.IsWord("FORMAT") && cursor.Ahead(1).Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName
            && cursor.Ahead(2).Kind is SqlTokenKind.End or SqlTokenKind.Semicolon)
        {
            cursor.Take();
            cursor.Take();
        }

        while (cursor.TryTake(SqlTokenKind.Semicolon))
        {
        }

        if (!cursor.Is(SqlTokenKind.End))
        {
            throw cursor.At(cursor.Index - 1).Kind == SqlTokenKind.Semicolon
                ? cursor.Refuse("Only one statement is allowed.")
                : reading.Queries.Stray();
        }

        return SqlVerdict.Allow(sql[start..end], reading.Tables);
    }

    private void Check(string? sql)
    {
        if (sql is null)
        {
            throw new SqlRefusedException("The query is empty.", 0);
        }

        if (sql.Length > MaxLength)
        {
            throw new SqlRefusedException($"The query is longer than {MaxLength} characters.", MaxLength);
        }

        // The engine reads bytes: what has no clean form in UTF-8 could be another text there.
        for (var i = 0; i < sql.Length; i++)
        {
            if (sql[i] == '\0')
            {
                throw new SqlRefusedException("The query holds a NUL character.", i);
            }

            if (!char.IsSurrogate(sql[i]))
            {
                continue;
            }

            if (!Rune.TryGetRuneAt(sql, i, out _))
            {
                throw new SqlRefusedException("The query holds half of a surrogate pair.", i);
            }

            i++;
        }
    }

    private static HashSet<string>? Names(IEnumerable<string>? names)
    {
        if (names is null)
        {
            return null;
        }

        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name is null || !SqlParameterReader.IsName(name))
            {
                throw new SqlRefusedException("The name of a parameter has lower-case letters, digits and '_', and starts with a letter.", 0);
            }

            set.Add(name);
        }

        return set;
    }
}
