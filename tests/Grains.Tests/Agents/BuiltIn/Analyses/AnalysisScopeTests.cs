using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class AnalysisScopeTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_EndsBeforeItBegins_IsRefused() => Refused(() => AnalysisScope.Of(Day, Day));

    [Fact]
    public void Of_LocalTime_IsRefused() => Refused(() => AnalysisScope.Of(DateTime.SpecifyKind(Day, DateTimeKind.Local), null));

    [Fact]
    public void Of_YearThatTheEngineCannotHold_IsRefused() => Refused(() => AnalysisScope.Of(null, new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc)));

    [Fact]
    public void Of_LimitThatIsNoNumber_IsRefused() =>
        Refused(() => AnalysisScope.Of(RowFilter.None with { Limits = [new LimitFilter(new Measure(Metric.Latency), Comparator.Above, double.NaN)] }, null));

    [Fact]
    public void Of_LimitOnACount_IsRefused() =>
        Refused(() => AnalysisScope.Of(RowFilter.None with { Limits = [new LimitFilter(new Measure(Metric.Events), Comparator.Above, 3)] }, null));

    [Fact]
    public void Of_NoValues_IsRefused() =>
        Refused(() => AnalysisScope.Of(RowFilter.None with { Values = [new ValueFilter(new Dimension(DimensionKind.Model), [], Excluded: false)] }, null));

    [Fact]
    public void Of_DimensionWithoutKey_IsRefused() =>
        Refused(() => AnalysisScope.Of(RowFilter.None with { Values = [new ValueFilter(new Dimension(DimensionKind.Custom), ["eu"], Excluded: false)] }, null));

    [Fact]
    public void Rows_NameWithQuotes_IsAParameterAndNoText()
    {
        const string Name = "x' OR 1 = 1 --";
        var scope = AnalysisScope.Of(RowFilter.None with { Values = [new ValueFilter(new Dimension(DimensionKind.Custom, Name), [Name], Excluded: false)] }, null);
        var query = scope.Rows().Query("test", $"SELECT 1 {scope.Rows().From()}");
        Assert.DoesNotContain("OR 1", query.Sql, StringComparison.Ordinal);
        Assert.Equal([Name], scope.Rows().Parameters.Values.Values);
    }

    private static void Refused(Action work) => Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<NetraException>(work).Code);
}
