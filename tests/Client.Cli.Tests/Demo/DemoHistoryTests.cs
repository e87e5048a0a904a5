using System.Globalization;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Demo;

namespace Netra.Client.Cli.Tests.Demo;

public sealed class DemoHistoryTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 15, 30, 0, DateTimeKind.Utc);

    private static readonly string[] Columns =
    [
        "timestamp", "workload_id", "event_type", "event_category", "model", "latency_ms", "tokens_input", "tokens_output", "cost_cents", "throughput", "is_error",
        "metrics", "dimensions",
    ];

    public static TheoryData<string> Users => new(DemoProfile.Shop.User, DemoProfile.Bank.User);

    [Theory]
    [MemberData(nameof(Users))]
    public void History_OfTheSameTime_IsTheSame(string user)
    {
        Assert.Equal(Of(user, Now).Select(row => row.ToJsonString()), Of(user, Now).Select(row => row.ToJsonString()));
        Assert.Equal(Of(user, Now.AddHours(-2)).Select(row => row.ToJsonString()), Of(user, Now).TakeWhile(row => TimeOf(row) <= Now.AddHours(-2)).Select(row => row.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Users))]
    public void History_EveryEvent_IsPlausible(string user)
    {
        var rows = Of(user, Now);

        Assert.InRange(rows.Length, 15_000, 20_100);
        Assert.All(rows, row =>
        {
            Assert.Equal(Columns, row.Select(item => item.Key));
            Assert.InRange(TimeOf(row), Now.Date.AddDays(-30), Now);
            Assert.InRange((double)row["latency_ms"]!, 1, 200_000);
            Assert.InRange((int)row["tokens_input"]!, 1, 500_000);
            Assert.InRange((double)row["cost_cents"]!, 0, 1_000);
            Assert.InRange((double)row["metrics"]!["ttft_ms"]!, 0, (double)row["latency_ms"]!);
            var failed = (int)row["is_error"]! == 1;
            Assert.Equal(failed ? "failure" : "inference", (string?)row["event_category"]);
            Assert.Equal(failed, (int)row["tokens_output"]! == 0);
            Assert.Equal(failed, (double)row["throughput"]! == 0);
        });
        Assert.Equal(rows.Select(TimeOf), rows.Select(TimeOf).Order());
        Assert.InRange(rows.Average(row => (int)row["is_error"]!), 0.005, 0.06);
    }

    [Fact]
    public void History_OfTwoUsers_SharesNoWorkload()
    {
        var (shop, bank) = (Of("demo-shop", Now), Of("demo-bank", Now));

        Assert.Empty(shop.Select(row => (string)row["workload_id"]!).Distinct().Intersect(bank.Select(row => (string)row["workload_id"]!)));
        Assert.NotEqual(shop.Select(TimeOf), bank.Select(TimeOf));
        Assert.True(Mean(bank, "tokens_input", _ => true) > 3 * Mean(shop, "tokens_input", _ => true));
    }

    [Fact]
    public void History_OfTheShop_HasAnIncident()
    {
        var day = Now.Date.AddDays(-DemoProfile.Shop.IncidentDaysAgo);
        var rows = Of("demo-shop", Now);

        Assert.True(Mean(rows, "latency_ms", row => TimeOf(row).Date == day && TimeOf(row).Hour is >= 13 and < 17) > 3 * Mean(rows, "latency_ms", row => TimeOf(row).Date != day));
    }

    [Fact]
    public void History_OfTheBank_HasADayOfLongPrompts()
    {
        var day = Now.Date.AddDays(-DemoProfile.Bank.CostSpikeDaysAgo);
        var rows = Of("demo-bank", Now);

        Assert.True(Mean(rows, "tokens_input", row => TimeOf(row).Date == day) > 5 * Mean(rows, "tokens_input", row => TimeOf(row).Date != day));
        Assert.True(Mean(rows, "cost_cents", row => TimeOf(row).Date == day) > 3 * Mean(rows, "cost_cents", row => TimeOf(row).Date != day));
    }

    private static JsonObject[] Of(string user, DateTime now) => [.. DemoHistory.Events(user == "demo-shop" ? DemoProfile.Shop : DemoProfile.Bank, now)];

    private static double Mean(IEnumerable<JsonObject> rows, string column, Func<JsonObject, bool> isMeant) =>
        rows.Where(isMeant).Average(row => row[column]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(row[column]!.ToJsonString(), CultureInfo.InvariantCulture) : 0);

    private static DateTime TimeOf(JsonObject row) => DateTime.Parse((string)row["timestamp"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
