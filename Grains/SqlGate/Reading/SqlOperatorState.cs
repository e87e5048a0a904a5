namespace Netra.Grains.SqlGate.Reading;

/// <summary>Where a chain of operands and operators stands.</summary>
internal struct SqlOperatorState
{
    /// <summary>False inside POSITION, where IN separates two arguments.</summary>
    public bool AllowIn;

    /// <summary>The next operand stands behind IN, where a name reads a table.</summary>
    public bool BehindIn;

    /// <summary>The next operand stands behind a comparison, where ANY and ALL may take a query.</summary>
    public bool BehindComparison;

    /// <summary>The next operand is the body of a lambda.</summary>
    public bool BehindArrow;

    /// <summary>INTERVAL words that wait for their unit.</summary>
    public int Intervals;

    /// <summary>Those of them whose operand is a text, which may hold the unit.</summary>
    public int TextIntervals;

    /// <summary>Question marks that wait for their colon.</summary>
    public int Questions;

    /// <summary>Something like IS NULL followed an operand.</summary>
    public bool HadSuffix;
}
