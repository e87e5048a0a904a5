using Netra.Grains.Abstractions.Identity;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>
/// The rows of the worlds, as a schema file that the engine runs before it serves. The user's values are tame, the neighbours' hostile: where one of
/// those is looked at in the user's name, a conversion fails, a text is too long, a number overflows.
/// </summary>
internal static class SeedScript
{
    private const string Event = "event_id, timestamp, workload_id, event_type, event_category, model, latency_ms, tokens_input, tokens_output, cost_cents, throughput, is_error, metrics, dimensions, metadata";
    private const string Audit = "audit_id, timestamp, agent, run_id, operation, table_name, row_count, elapsed_ms, outcome";

    // The same ids for everybody.
    private const string Id = "toUUID(concat('00000000-0000-4000-8000-', leftPad(toString(number % 1000000), 12, '0')))";
    private const string Time = "toDateTime64('2026-01-01 00:00:00', 6, 'UTC') + toIntervalSecond(number * 977)";

    private const string OwnEvent =
        $$"""
        {{Id}}, {{Time}}, concat('w-', toString(number % 7)), ['start', 'end', 'step'][number % 3 + 1], concat('{"a":', toString(number), ',"b":[1,2]}'), toString(number % 5),
        if(number % 6 = 0, NULL, number * 1.25), if(number % 5 = 0, NULL, number * 3), if(number % 4 = 0, NULL, number), if(number % 3 = 0, NULL, number / 8),
        if(number % 2 = 0, NULL, number / 3), number % 7 = 0, map('cpu', number / 10, 'gpu', number / 4), map('region', 'eu', 'n', toString(number % 3)), concat('2026-01-0', toString(number % 9 + 1))
        """;

    private const string OwnAudit =
        $$"""
        {{Id}}, {{Time}}, concat('10.0.0.', toString(number % 4)), toString({{Id}}), ['query', 'insert'][number % 2 + 1], 'workload_events', number * 2, number / 2, concat('0.', toString(number % 3))
        """;

    // Texts: empty, long, no UTF-8, no number, no date, quotes; the same texts stand in every column that holds some.
    private const string Text =
        $"['', '{Population.Token}', concat('{Population.Token}', repeat('z', 3000)), unhex('fffe8041'), '-1e999', '\\'\"`\\\\', 'NaN', '99999999999999999999', concat('{Population.Token}-', toString(number % 300))][number % 9 + 1]";

    private const string Number = "[inf, -inf, nan, 1e308, -1e308, 9123456789., 5e-324][number % 7 + 1]";
    private const string ForeignTime = "[toDateTime64('1900-01-01 00:00:00', 6, 'UTC'), toDateTime64('2261-01-01 00:00:00', 6, 'UTC'), toDateTime64('2026-01-01 00:00:00', 6, 'UTC')][number % 3 + 1]";

    private const string ForeignEvent =
        $"""
        {Id}, {ForeignTime}, {Text}, {Text}, {Text}, {Text}, {Number}, 4294967295, 4294967295, {Number}, {Number}, number % 256,
        mapFromArrays(arrayMap(i -> concat('{Population.Token}-', toString(i)), range(number % 20)), arrayMap(i -> 9123456789. * i, range(number % 20))), map({Text}, {Text}, 'region', {Text}), {Text}
        """;

    private const string ForeignAudit = $"{Id}, {ForeignTime}, {Text}, {Text}, {Text}, {Text}, 18446744073709551615, {Number}, {Text}";

    /// <summary>What everybody has who lives alone.</summary>
    public static string Alone => string.Join(";\n", Own());

    /// <summary>The same, among neighbours.</summary>
    public static string AmongNeighbours => string.Join(";\n", [.. Foreign(), .. Own(), .. Merges()]);

    private static IEnumerable<string> Own() =>
    [
        Insert("workload_events", Event, Population.User, OwnEvent, 40),
        Insert("data_access_audit", Audit, Population.User, OwnAudit, 12),
    ];

    // 8,192 rows are a granule: the user's rows begin near the end of one.
    private static IEnumerable<string> Foreign() =>
    [
        Insert("workload_events", Event, Population.Before, ForeignEvent, 8_170),
        Insert("workload_events", Event, Population.Behind, ForeignEvent, 300),
        Insert("workload_events", Event, Population.Elsewhere, OwnEvent, 60),
        Insert("data_access_audit", Audit, Population.Before, ForeignAudit, 8_185),
        Insert("data_access_audit", Audit, Population.Behind, ForeignAudit, 40),
        Insert("data_access_audit", Audit, Population.Elsewhere, OwnAudit, 60),
    ];

    private static IEnumerable<string> Merges() => ["OPTIMIZE TABLE workload_events FINAL", "OPTIMIZE TABLE data_access_audit FINAL"];

    private static string Insert(string table, string columns, UserId user, string values, int rows) =>
        $"INSERT INTO default.{table} ({columns}) SETTINGS SQL_netra_capability = '{Population.CapabilityOf(user).Reveal()}' SELECT {values} FROM numbers({rows})";
}
