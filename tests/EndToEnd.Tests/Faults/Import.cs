using System.Globalization;
using System.Text;

namespace Netra.EndToEnd.Tests.Faults;

/// <summary>What users of these tests import.</summary>
internal static class Import
{
    /// <summary>The rows of each.</summary>
    public const int Rows = 5_000;

    /// <summary>The events of a workload.</summary>
    public static string Csv(string workload)
    {
        var csv = new StringBuilder("timestamp,workload_id,latency_ms\n");
        for (var i = 0; i < Rows; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"2026-11-01T10:{i / 60 % 60:00}:{i % 60:00}Z,{workload},{100 + (i % 50)}\n");
        }

        return csv.ToString();
    }
}
