using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>What a data quality analysis found.</summary>
internal sealed record QualityResult : AnalysisResult
{
    public ImmutableArray<ColumnQuality> Columns { get; init; } = [];

    public DataGaps Gaps { get; init; } = new();

    /// <summary>Rows that repeat another one in everything but their id.</summary>
    public long Duplicates { get; init; }

    /// <summary>Rows later than now and five minutes.</summary>
    public long Future { get; init; }

    /// <summary>Rows before 2000, which no such service can have recorded.</summary>
    public long Ancient { get; init; }

    /// <summary>Rows with at least one value or time that cannot be.</summary>
    public long OutOfRange { get; init; }

    /// <summary><see langword="null"/> when there are no events.</summary>
    public DataGrade? Grade { get; init; }

    /// <summary>From 0 to 100.</summary>
    public double? Score { get; init; }

    /// <summary>How the score comes about, a step a line.</summary>
    public ImmutableArray<string> GradeSteps { get; init; } = [];

    /// <summary>What the grade means for an answer, and which questions the data cannot answer.</summary>
    public ImmutableArray<string> Meaning { get; init; } = [];
}
