namespace Netra.Grains.SqlGate.Names;

/// <summary>Formatting, geometry and what fits no other family.</summary>
internal static class OtherFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        areaCartesian areaSpherical bar byteSize caseWithExpr caseWithExpression colorOKLABToSRGB colorOKLCHToSRGB colorSRGBToOKLAB colorSRGBToOKLCH
        countDigits digits exists finalizeAggregation FORMAT_BYTES formatReadableDecimalSize formatReadableQuantity formatReadableSize
        formatReadableTimeDelta geoDistance geohashDecode geohashEncode geohashesInBox geoToH3 greatCircleAngle greatCircleDistance grouping
        h3Distance h3GetResolution h3IsValid h3kRing h3ToChildren h3ToGeo h3ToParent h3ToString identity ignore isDecimalOverflow MACNumToString MACStringToNum
        MACStringToOUI materialize minSampleSizeContinous minSampleSizeContinuous minSampleSizeConversion parseReadableSize parseReadableSizeOrNull
        parseReadableSizeOrZero parseTimeDelta pointInEllipses pointInPolygon polygonAreaCartesian polygonAreaSpherical readWKTPoint readWKTPolygon seriesDecomposeSTL seriesOutliersDetectTukey stringToH3 toTypeName
        transform untuple visibleWidth wkt
        """;
}
