namespace Netra.Grains.SqlGate.Names;

/// <summary>Arithmetic, comparison, logic, mathematics, rounding, bits, distances.</summary>
internal static class NumberFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        abs acos acosh and asin asinh assumeNotNull atan atan2 atanh avg2 bitAnd bitCount bitHammingDistance bitNot bitOr bitRotateLeft bitRotateRight
        bitShiftLeft bitShiftRight bitSlice bitTest bitTestAll bitTestAny bitXor byteSwap caseWithoutExpr caseWithoutExpression cbrt ceil ceiling
        clamp coalesce cos cosh cosineDistance cosineDistanceTransposed cosineDistanceTransposedQuantized degrees distanceCosine
        distanceCosineTransposed distanceL1 distanceL2 distanceL2Squared distanceL2Transposed distanceLinf distanceLp divide divideDecimal
        divideOrNull dotProductTransposed dotProductTransposedQuantized e equals erf erfc exp exp10 exp2 factorial financialInternalRateOfReturn
        financialInternalRateOfReturnExtended financialNetPresentValue financialNetPresentValueExtended firstNonDefault floor fuzzBits gcd greater
        greaterOrEquals greatest hypot if ifNotFinite ifNull intDiv intDivOrNull intDivOrZero intExp10 intExp2 isDistinctFrom isFinite isInfinite
        isNaN isNotDistinctFrom isNotNull isNull isNullable isPrime isProbablePrime isZeroOrNull L1Distance L1Norm L1Normalize L2Distance
        L2DistanceTransposed L2DistanceTransposedQuantized L2Norm L2Normalize L2SquaredDistance L2SquaredNorm lcm least less lessOrEquals lgamma
        LinfDistance LinfNorm LinfNormalize ln log log10 log1p log2 LpDistance LpNorm LpNormalize max2 midpoint min2 minus mod modOrNull modulo
        moduloLegacy moduloOrNull moduloOrZero multiIf multiply multiplyDecimal negate normalizeL1 normalizeL2 normalizeLinf normalizeLp normL1 normL2
        normL2Squared normLinf normLp not notEquals nullIf or pi plus pmod pmodOrNull positive_modulo positive_modulo_or_null positiveModulo
        positiveModuloOrNull pow power proportionsZTest radians rand rand32 rand64 randBernoulli randBinomial randCanonical randChiSquared
        randConstant randExponential randFisherF randLogNormal randNegativeBinomial randNormal randomFixedString randomPrintableASCII randomString
        randomStringUTF8 randPoisson randStudentT randUniform round roundAge roundBankers roundDown roundDuration roundToExp2 scalarProductTransposed
        sigmoid sign sin sinh sqr sqrt tan tanh tgamma toNullable trunc truncate width_bucket widthBucket xor
        """;
}
