using System.Globalization;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Silo.Redis.Log;

/// <summary>The fields of a user's log.</summary>
internal static class LogFields
{
    public const string Epoch = "epoch";
    public const string Generation = "generation";
    public const string Head = "head";
    public const string Tail = "tail";
    public const string Commit = "commit";
    public const string Released = "released";
    public const string Runs = "runs";
    public const string Erasing = "erasing";

    /// <summary>What has gone of the budgets by day.</summary>
    public const string Days = "days";

    /// <summary>"1" after an erase, until the log is taken again: then, and only then, the log may be there without a salt.</summary>
    public const string Unsalted = "unsalted";

    /// <summary>An event.</summary>
    public static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"e{sequence}");

    /// <summary>A run.</summary>
    public static string Run(RunId runId) => $"r{runId}";

    /// <summary>A step.</summary>
    public static string Step(RunId runId, CallId callId, int step) => string.Create(CultureInfo.InvariantCulture, $"j{runId}/{callId}/{step}");
}
