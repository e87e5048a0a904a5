using Netra.Grains.SqlGate.Lexing;
using Netra.Grains.SqlGate.Names;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>Reads what stands between operands, before them and behind them.</summary>
internal sealed class SqlOperatorReader(SqlCursor cursor)
{
    /// <returns>Whether the operand keeps its nature: a unary plus vanishes, anything else makes an expression of it.</returns>
    public bool SkipPrefixes(ref SqlOperatorState state)
    {
        var plain = true;
        while (true)
        {
            if (cursor.TryTake(SqlTokenKind.Plus))
            {
                continue;
            }

            if (cursor.TryTake(SqlTokenKind.Minus) || cursor.TryWord("NOT"))
            {
                plain = false;
            }
            else if (cursor.IsWord("INTERVAL") && StartsInterval(cursor.Ahead(1)))
            {
                cursor.Take();
                state.Intervals++;
                state.TextIntervals += cursor.Is(SqlTokenKind.Text) ? 1 : 0;
                plain = false;
            }
            else
            {
                return plain;
            }
        }
    }

    /// <summary>Skips interval units, IS [NOT] NULL and AT TIME ZONE.</summary>
    public void SkipSuffixes(ref SqlOperatorState state)
    {
        while (true)
        {
            if (state.Intervals > 0 && cursor.IsOneOf(cursor.Current, SqlNames.IntervalUnits))
            {
                cursor.Take();
                state.Intervals--;
            }
            else if (cursor.AreWords("IS", "NULL") || (cursor.AreWords("IS", "NOT") && cursor.IsWord(cursor.Ahead(2), "NULL")))
            {
                cursor.Take();
                cursor.TryWord("NOT");
                cursor.Take();
            }
            else if (cursor.AreWords("AT", "TIME") && cursor.IsWord(cursor.Ahead(2), "ZONE"))
            {
                cursor.TryWords("AT", "TIME");
                cursor.Take();
                cursor.Expect(SqlTokenKind.Text, "a time zone in quotes");
            }
            else
            {
                return;
            }

            state.HadSuffix = true;
        }
    }

    /// <summary>Takes an operator if one follows.</summary>
    public bool TryRead(ref SqlOperatorState state, SqlTerm left)
    {
        state.BehindIn = false;
        state.BehindArrow = false;
        state.BehindComparison = false;
        switch (cursor.Current.Kind)
        {
            case SqlTokenKind.Star or SqlTokenKind.Plus or SqlTokenKind.Minus:
                cursor.Take();
                return true;
            case SqlTokenKind.Operator:
                cursor.Take();
                state.BehindComparison = true;
                return true;
            case SqlTokenKind.Arrow:
                cursor.Take();
                state.BehindArrow = true;
                return true;
            case SqlTokenKind.Question:
                cursor.Take();
                state.Questions++;
                return true;
            case SqlTokenKind.Colon when state.Questions > 0:
                cursor.Take();
                state.Questions--;
                return true;
            case SqlTokenKind.Word:
                return TryReadWord(ref state, left);
            default:
                return false;
        }
    }

    private bool TryReadWord(ref SqlOperatorState state, SqlTerm left)
    {
        if (cursor.TryWord("AND") || cursor.TryWord("OR") || cursor.TryWord("DIV") || cursor.TryWord("MOD") || cursor.TryWord("ESCAPE"))
        {
            return true;
        }

        if (cursor.IsWord("IS"))
        {
            cursor.Take();
            cursor.TryWord("NOT");
            cursor.ExpectWord("DISTINCT");
            cursor.ExpectWord("FROM");
            return true;
        }

        return TryReadNegatable(ref state, left);
    }

    /// <summary>[GLOBAL] [NOT] IN, [NOT] BETWEEN, [NOT] LIKE and their kin.</summary>
    private bool TryReadNegatable(ref SqlOperatorState state, SqlTerm left)
    {
        var at = cursor.IsWord("GLOBAL") ? 1 : 0;
        at += cursor.IsWord(cursor.Ahead(at), "NOT") ? 1 : 0;
        var word = cursor.Ahead(at);
        var isIn = cursor.IsWord(word, "IN");
        if (isIn ? !state.AllowIn : !IsMatch(word))
        {
            return false;
        }

        if (left.Kind == SqlTermKind.Star && !isIn)
        {
            // The engine turns * LIKE 'x' into a pattern over columns, hidden ones included.
            throw cursor.Refuse("Columns cannot be chosen with * LIKE: name them, or use COLUMNS('…').");
        }

        for (; at >= 0; at--)
        {
            cursor.Take();
        }

        state.BehindIn = isIn;
        return true;
    }

    private bool IsMatch(SqlToken word) => cursor.IsWord(word, "BETWEEN") || cursor.IsWord(word, "LIKE") || cursor.IsWord(word, "ILIKE")
        || cursor.IsWord(word, "REGEXP");

    /// <summary>A column may be called interval: then an operator, a comma or a clause follows, not an operand.</summary>
    private bool StartsInterval(SqlToken next) => next.Kind switch
    {
        SqlTokenKind.Number or SqlTokenKind.Text or SqlTokenKind.QuotedName or SqlTokenKind.Open or SqlTokenKind.OpenCurly => true,
        SqlTokenKind.Minus => cursor.Ahead(2).Kind is SqlTokenKind.Number,
        SqlTokenKind.Word => !cursor.IsOneOf(next, SqlNames.NotAnAlias),
        _ => false,
    };
}
