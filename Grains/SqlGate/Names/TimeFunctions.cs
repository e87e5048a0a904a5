namespace Netra.Grains.SqlGate.Names;

/// <summary>Dates, times, intervals and time windows.</summary>
internal static class TimeFunctions
{
    /// <summary>Names separated by white space, aliases included.</summary>
    public const string Names = """
        addDate addDays addHours addInterval addMicroseconds addMilliseconds addMinutes addMonths addNanoseconds addQuarters addSeconds
        addTupleOfIntervals addWeeks addYears age changeDay changeHour changeMinute changeMonth changeSecond changeYear curdate current_date
        current_timestamp date_add date_bin date_part date_diff DATE_DIFF DATE_FORMAT date_sub DATE_TRUNC dateAdd dateDiff dateName dateSub dateTrunc DAY
        DAYOFMONTH DAYOFWEEK DAYOFYEAR formatDateTime formatDateTimeInJodaSyntax FROM_DAYS FROM_UNIXTIME from_utc_timestamp fromDaysSinceYearZero
        fromDaysSinceYearZero32 fromModifiedJulianDay fromModifiedJulianDayOrNull fromUnixTimestamp fromUnixTimestampInJodaSyntax fromUTCTimestamp hop
        hopEnd hopStart HOUR LAST_DAY localtime localtimestamp makeDate makeDate32 makeDateTime makeDateTime64 MICROSECOND MILLISECOND MINUTE MONTH
        monthName NANOSECOND now now64 QUARTER SECOND subDate subtractDays subtractHours subtractInterval subtractMicroseconds subtractMilliseconds
        subtractMinutes subtractMonths subtractNanoseconds subtractQuarters subtractSeconds subtractTupleOfIntervals subtractWeeks subtractYears
        time_bucket timeDiff timeSlot timeSlots timestamp timestamp_add TIMESTAMP_DIFF timestamp_diff timestamp_sub timestampAdd timestampDiff
        timestampSub timeZoneOf timezoneOf timezoneOffset timeZoneOffset TO_DAYS to_utc_timestamp today toDayOfMonth toDayOfWeek toDayOfYear
        toDaysInMonth toDaysSinceYearZero toHour toISOWeek toISOYear toLastDayOfMonth toLastDayOfWeek toMicrosecond toMillisecond toMinute
        toModifiedJulianDay toModifiedJulianDayOrNull toMonday toMonth toMonthNumSinceEpoch toNanosecond toQuarter toRelativeDayNum toRelativeHourNum
        toRelativeMinuteNum toRelativeMonthNum toRelativeQuarterNum toRelativeSecondNum toRelativeWeekNum toRelativeYearNum toSecond toStartOfDay
        toStartOfFifteenMinutes toStartOfFiveMinute toStartOfFiveMinutes toStartOfHour toStartOfInterval toStartOfISOYear toStartOfMicrosecond
        toStartOfMillisecond toStartOfMinute toStartOfMonth toStartOfNanosecond toStartOfQuarter toStartOfSecond toStartOfTenMinutes toStartOfWeek
        toStartOfYear toTimeWithFixedDate toTimeZone toTimezone toUnixTimestamp toUTCTimestamp toWeek toYear toYearNumSinceEpoch toYearWeek toYYYYMM
        toYYYYMMDD toYYYYMMDDhhmmss tumble tumbleEnd tumbleStart UTC_timestamp UTCTimestamp week windowID YEAR yearweek yesterday
        YYYYMMDDhhmmssToDateTime YYYYMMDDhhmmssToDateTime64 YYYYMMDDToDate YYYYMMDDToDate32
        """;
}
