namespace Netra.Grains.SqlGate.Names;

/// <summary>Strings, searching, replacing, splitting, encodings, hashes, URLs and addresses.</summary>
internal static class TextFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        alphaTokens appendTrailingCharIfAbsent array_to_string arrayStringConcat ascii base32Decode base32Encode base58Decode base58Encode
        base64Decode base64Encode base64URLDecode base64URLEncode basename bin bitmaskToArray bitmaskToList bitPositionsToArray byteHammingDistance
        byteSlice caseFoldUTF8 char CHAR_LENGTH CHARACTER_LENGTH cityHash64 compareSubstrings concat concat_ws concatAssumeInjective
        concatWithSeparator concatWithSeparatorAssumeInjective conv convertCharset countMatches countMatchesCaseInsensitive countSubstrings
        countSubstringsCaseInsensitive countSubstringsCaseInsensitiveUTF8 CRC32 CRC32IEEE CRC64 cutFragment cutIPv6 cutQueryString
        cutQueryStringAndFragment cutToFirstSignificantSubdomain cutToFirstSignificantSubdomainCustom cutToFirstSignificantSubdomainCustomRFC
        cutToFirstSignificantSubdomainCustomWithWWW cutToFirstSignificantSubdomainCustomWithWWWRFC cutToFirstSignificantSubdomainRFC
        cutToFirstSignificantSubdomainWithWWW cutToFirstSignificantSubdomainWithWWWRFC cutURLParameter cutWWW damerauLevenshteinDistance
        dateTime64ToSnowflakeID dateTimeToSnowflakeID dateTimeToUUIDv7 decodeHTMLComponent decodeURLComponent decodeURLFormComponent
        decodeXMLComponent domain domainRFC domainWithoutWWW domainWithoutWWWRFC editDistance editDistanceUTF8 encodeURLComponent
        encodeURLFormComponent encodeXMLComponent endsWith endsWithCaseInsensitive endsWithCaseInsensitiveUTF8 endsWithUTF8 extract extractAll
        extractAllGroups extractAllGroupsHorizontal extractAllGroupsVertical extractGroups extractTextFromHTML extractURLParameter
        extractURLParameterNames extractURLParameters farmFingerprint64 farmHash64 firstLine firstSignificantSubdomain firstSignificantSubdomainCustom
        firstSignificantSubdomainCustomRFC firstSignificantSubdomainRFC format fragment FROM_BASE64 gccMurmurHash generateUUIDv4 generateUUIDv7 halfMD5 hasAllToken
        hasAllTokens hasAnyToken hasAnyTokens hasPhrase hasSubsequence hasSubsequenceCaseInsensitive hasSubsequenceCaseInsensitiveUTF8
        hasSubsequenceUTF8 hasToken hasTokenCaseInsensitive hasTokenCaseInsensitiveOrNull hasTokenOrNull hex hilbertDecode hilbertEncode hiveHash
        icebergHash ilike INET6_ATON INET6_NTOA INET_ATON INET_NTOA initcap initcapUTF8 instr intHash32 intHash64 IPv4CIDRToRange IPv4NumToString
        IPv4NumToStringClassC IPv4StringToNum IPv4StringToNumOrDefault IPv4StringToNumOrNull IPv4ToIPv6 IPv6CIDRToRange IPv6NumToString
        IPv6StringToNum IPv6StringToNumOrDefault IPv6StringToNumOrNull isASCII isIPAddressInRange isIPv4String isIPv6String isValidASCII isValidUTF8
        jaroSimilarity jaroWinklerSimilarity javaHash javaHashUTF16LE jumpConsistentHash kafkaMurmurHash keccak256 kostikConsistentHash lcase left
        leftPad leftPadUTF8 leftUTF8 lengthUTF8 levenshteinDistance levenshteinDistanceUTF8 like locate lower lowerUTF8 lpad ltrim match matchPhrase
        MD4 MD5 metroHash64 mid mismatches mortonDecode mortonEncode multiFuzzyMatchAllIndices multiFuzzyMatchAny multiFuzzyMatchAnyIndex
        multiMatchAllIndices multiMatchAny multiMatchAnyIndex multiSearchAllPositions multiSearchAllPositionsCaseInsensitive
        multiSearchAllPositionsCaseInsensitiveUTF8 multiSearchAllPositionsUTF8 multiSearchAny multiSearchAnyCaseInsensitive
        multiSearchAnyCaseInsensitiveUTF8 multiSearchAnyUTF8 multiSearchFirstIndex multiSearchFirstIndexCaseInsensitive
        multiSearchFirstIndexCaseInsensitiveUTF8 multiSearchFirstIndexUTF8 multiSearchFirstPosition multiSearchFirstPositionCaseInsensitive
        multiSearchFirstPositionCaseInsensitiveUTF8 multiSearchFirstPositionUTF8 murmurHash2_32 murmurHash2_64 murmurHash3_128 murmurHash3_32
        murmurHash3_64 NATURAL_SORT_KEY naturalSortKey netloc ngramDistance ngramDistanceCaseInsensitive
        ngramDistanceCaseInsensitiveUTF8 ngramDistanceUTF8 ngramMinHash ngramMinHashArg ngramMinHashArgCaseInsensitive
        ngramMinHashArgCaseInsensitiveUTF8 ngramMinHashArgUTF8 ngramMinHashCaseInsensitive ngramMinHashCaseInsensitiveUTF8 ngramMinHashUTF8 ngrams
        ngramSearch ngramSearchCaseInsensitive ngramSearchCaseInsensitiveUTF8 ngramSearchUTF8 ngramSimHash ngramSimHashCaseInsensitive
        ngramSimHashCaseInsensitiveUTF8 ngramSimHashUTF8 normalizeUTF8NFC normalizeUTF8NFD normalizeUTF8NFKC normalizeUTF8NFKCCasefold
        normalizeUTF8NFKD notILike notLike overlay overlayUTF8 path pathFull port portRFC position positionCaseInsensitive positionCaseInsensitiveUTF8
        positionUTF8 printf protocol queryString queryStringAndFragment REGEXP_EXTRACT regexp_instr REGEXP_MATCHES REGEXP_REPLACE REGEXP_SUBSTR
        regexpExtract regexpInstr regexpPosition regexpQuoteMeta removeAccentsUTF8 removeDiacriticsUTF8 repeat replace replaceAll replaceOne
        replaceRegexpAll replaceRegexpOne reverseBySeparator reverseUTF8 right rightPad rightPadUTF8 rightUTF8 RIPEMD160 rpad rtrim SHA1 SHA224 SHA256
        SHA384 SHA512 SHA512_256 sipHash128 sipHash128Keyed sipHash128Reference sipHash128ReferenceKeyed sipHash64 sipHash64Keyed
        snowflakeIDToDateTime snowflakeIDToDateTime64 soundex space sparseGrams sparseGramsHashes sparseGramsHashesUTF8 sparseGramsUTF8 splitByAlpha
        splitByChar splitByNonAlpha splitByRegexp splitByString splitByWhitespace sqid sqidDecode sqidEncode startsWith startsWithCaseInsensitive
        startsWithCaseInsensitiveUTF8 startsWithUTF8 stringBytesEntropy stringBytesUniq stringJaccardIndex stringJaccardIndexUTF8 substr substring
        SUBSTRING_INDEX substringIndex substringIndexUTF8 substringUTF8 TO_BASE64 toIPv4 toIPv4OrDefault toIPv4OrNull toIPv4OrZero toIPv6
        toIPv6OrDefault toIPv6OrNull toIPv6OrZero tokens tokensForLikePattern topLevelDomain topLevelDomainRFC toUUIDOrDefault toUUIDOrNull
        toValidUTF8 translate translateUTF8 trim trimBoth trimLeft trimRight tryBase32Decode tryBase58Decode tryBase64Decode tryBase64URLDecode ucase
        unbin unhex upper upperUTF8 URLHash URLHierarchy URLPathHierarchy UUIDNumToString UUIDStringToNum UUIDToNum UUIDv7ToDateTime
        wordShingleMinHash wordShingleMinHashArg wordShingleMinHashArgCaseInsensitive wordShingleMinHashArgCaseInsensitiveUTF8
        wordShingleMinHashArgUTF8 wordShingleMinHashCaseInsensitive wordShingleMinHashCaseInsensitiveUTF8 wordShingleMinHashUTF8 wordShingleSimHash
        wordShingleSimHashCaseInsensitive wordShingleSimHashCaseInsensitiveUTF8 wordShingleSimHashUTF8 wyHash64 xxh3 xxh3_128 xxHash32 xxHash64
        xxHash64Spark yandexConsistentHash
        """;
}
