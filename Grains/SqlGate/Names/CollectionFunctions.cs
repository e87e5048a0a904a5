namespace Netra.Grains.SqlGate.Names;

/// <summary>Arrays, maps, tuples, bitmaps and JSON. Those that take a lambda are in HigherOrderFunctions.</summary>
internal static class CollectionFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        array array_remove arrayAUC arrayAUCPR arrayAutocorrelation arrayConcat arrayDistinct arrayDotProduct arrayElement arrayElementOrNull
        arrayEnumerate arrayEnumerateDense arrayEnumerateDenseRanked arrayEnumerateUniq arrayEnumerateUniqRanked arrayExcept arrayFlatten
        arrayIntersect arrayJaccardIndex arrayJoin arrayLevenshteinDistance arrayLevenshteinDistanceWeighted arrayNormalizedGini arrayPartialShuffle
        arrayPopBack arrayPopFront arrayPRAUC arrayPushBack arrayPushFront arrayRandomSample arrayRemove arrayResize arrayReverse arrayROCAUC
        arrayRotateLeft arrayRotateRight arrayShiftLeft arrayShiftRight arrayShingles arrayShuffle arraySimilarity arraySlice arraySymmetricDifference
        arrayTranspose arrayUnion arrayUniq arrayWithConstant arrayZip arrayZipUnaligned bitmapAnd bitmapAndCardinality bitmapAndnot
        bitmapAndnotCardinality bitmapBuild bitmapCardinality bitmapContains bitmapHasAll bitmapHasAny bitmapMax bitmapMin bitmapOr
        bitmapOrCardinality bitmapSubsetInRange bitmapSubsetLimit bitmapToArray bitmapTransform bitmapXor bitmapXorCardinality CARDINALITY countEqual
        dotProduct empty emptyArrayDate emptyArrayDateTime emptyArrayFloat32 emptyArrayFloat64 emptyArrayInt16 emptyArrayInt32 emptyArrayInt64
        emptyArrayInt8 emptyArrayString emptyArrayToSingle emptyArrayUInt16 emptyArrayUInt32 emptyArrayUInt64 emptyArrayUInt8 extractKeyValuePairs
        extractKeyValuePairsWithEscaping flatten flattenTuple has hasAll hasAny hasSubstr indexOf indexOfAssumeSorted isValidJSON JSON_ARRAY_LENGTH
        JSON_EXISTS JSON_QUERY JSON_VALUE JSONAllPaths JSONAllPathsWithTypes JSONAllValues JSONArrayLength JSONExtractArrayRaw
        JSONExtractArrayRawCaseInsensitive JSONExtractBool JSONExtractBoolCaseInsensitive JSONExtractFloat JSONExtractFloatCaseInsensitive
        JSONExtractInt JSONExtractIntCaseInsensitive JSONExtractKeys JSONExtractKeysAndValuesRaw JSONExtractKeysAndValuesRawCaseInsensitive
        JSONExtractKeysCaseInsensitive JSONExtractRaw JSONExtractRawCaseInsensitive JSONExtractString JSONExtractStringCaseInsensitive JSONExtractUInt
        JSONExtractUIntCaseInsensitive JSONHas JSONKey JSONLength JSONMergePatch jsonMergePatch JSONType length map MAP_FROM_ARRAYS mapAdd mapConcat
        mapContains mapContainsKey mapContainsKeyLike mapContainsValue mapContainsValueLike mapExtractKeyLike mapExtractValueLike mapFromArrays
        mapFromString mapKeys mapPopulateSeries mapSubtract mapUpdate mapValues notEmpty OCTET_LENGTH prettyPrintJSON range replicate reverse
        scalarProduct simpleJSONExtractBool simpleJSONExtractFloat simpleJSONExtractInt simpleJSONExtractRaw simpleJSONExtractString
        simpleJSONExtractUInt simpleJSONHas str_to_map subBitmap toJSONString tuple tupleConcat tupleDivide tupleDivideByNumber tupleElement
        tupleHammingDistance tupleIntDiv tupleIntDivByNumber tupleIntDivOrZero tupleIntDivOrZeroByNumber tupleMinus tupleModulo tupleModuloByNumber
        tupleMultiply tupleMultiplyByNumber tupleNames tupleNegate tuplePlus tuplePositiveModuloByNumber tupleToNameValuePairs unnest vectorDifference
        vectorSum visitParamExtractBool visitParamExtractFloat visitParamExtractInt visitParamExtractRaw visitParamExtractString visitParamExtractUInt
        visitParamHas
        """;
}
