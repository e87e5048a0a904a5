namespace Netra.Grains.SqlGate.Names;

/// <summary>Functions whose first argument may be a lambda, and where the engine would also take a function's name.</summary>
internal static class HigherOrderFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        arrayAll arrayAvg arrayBottomK arrayCompact arrayCount arrayCumSum arrayCumSumNonNegative arrayDifference arrayExists arrayFill arrayFilter
        arrayFirst arrayFirstIndex arrayFirstOrNull arrayFold arrayLast arrayLastIndex arrayLastOrNull arrayMap arrayMax arrayMin
        arrayPartialReverseSort arrayPartialSort arrayProduct arrayReverseFill arrayReverseSort arrayReverseSplit arraySort arraySplit arraySum
        arrayTopK mapAll mapApply mapExists mapFilter mapPartialReverseSort mapPartialSort mapReverseSort mapSort
        """;
}
