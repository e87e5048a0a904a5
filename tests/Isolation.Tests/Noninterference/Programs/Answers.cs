using System.Collections;
using System.Globalization;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>All that a user gets to see of an answer, as text: columns, types, values to the last digit, or the failure with all its fields.</summary>
internal static class Answers
{
    public static string Text(QueryResult result) => string.Join('\n', result.Rows
        .Select(row => string.Join('\t', row.Select(Text)))
        .Prepend(string.Join('\t', result.Columns.Select(column => $"{column.Name}:{column.Type}")))
        .Prepend($"tables {string.Join(',', result.Tables)}"));

    public static string Text(NetraException failure) =>
        $"failed {failure.Code} {failure.ErrorClass} at {failure.Position} line {failure.Line} row {failure.Row} column {failure.Column} retry {failure.RetryAfter}: {failure.Message}";

    public static string Text(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text}'",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        SqlMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Text(entry.Key)}: {Text(entry.Value)}"))}}}",
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Text))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
