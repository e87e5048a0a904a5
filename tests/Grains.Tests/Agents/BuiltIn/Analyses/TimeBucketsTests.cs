using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class TimeBucketsTests(NetraCluster cluster)
{
    [Theory]
    [InlineData(nameof(Bucket.Second))]
    [InlineData(nameof(Bucket.Minute))]
    [InlineData(nameof(Bucket.FiveMinutes))]
    [InlineData(nameof(Bucket.Hour))]
    [InlineData(nameof(Bucket.Day))]
    [InlineData(nameof(Bucket.Week))]
    [InlineData(nameof(Bucket.Month))]
    [InlineData(nameof(Bucket.Quarter))]
    [InlineData(nameof(Bucket.Year))]
    public async Task Begin_AnyTime_IsWhereTheEngineBegins(string name)
    {
        var bucket = Enum.Parse<Bucket>(name);
        var times = new[] { new DateTime(1970, 1, 5, 0, 0, 0, DateTimeKind.Utc), new DateTime(2024, 2, 29, 23, 59, 59, 999, DateTimeKind.Utc), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 29, 2, 34, 56, DateTimeKind.Utc), new DateTime(2099, 12, 31, 12, 7, 0, DateTimeKind.Utc) };
        var user = await AnalysisUser.WithAsync(cluster, times.Select(time => new SampleEvent(time)));
        var rows = AnalysisScope.All.Rows();
        var table = await user.RunAsync(rows.Query("test", $"SELECT {TimeBuckets.Sql(bucket)} AS bucket {rows.From()} ORDER BY timestamp"));
        Assert.Equal(times.Select(time => TimeBuckets.Begin(bucket, time)), Enumerable.Range(0, times.Length).Select(row => table.Time(row, "bucket")));
    }

    [Fact]
    public void Choose_TooMany_IsRefused() =>
        Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<NetraException>(() => TimeBuckets.Choose(Bucket.Second, TimeSpan.FromDays(30))).Code);

    [Fact]
    public void Choose_HourOfDay_IsRefused() => Assert.Throws<NetraException>(() => TimeBuckets.Choose(Bucket.HourOfDay, TimeSpan.FromDays(3)));

    [Theory]
    [InlineData(0, nameof(Bucket.Minute))]
    [InlineData(3, nameof(Bucket.Hour))]
    [InlineData(60, nameof(Bucket.Day))]
    [InlineData(365 * 90, nameof(Bucket.Week))]
    [InlineData(365 * 120, nameof(Bucket.Month))]
    public void Choose_Auto_FitsTheTimeCovered(int days, string expected) => Assert.Equal(expected, TimeBuckets.Choose(Bucket.Auto, TimeSpan.FromDays(days)).ToString());
}
