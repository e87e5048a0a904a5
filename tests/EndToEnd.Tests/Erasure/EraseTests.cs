using System.Diagnostics;
using System.Text;
using Netra.EndToEnd.Tests.Hosting;

namespace Netra.EndToEnd.Tests.Erasure;

/// <summary>What is left on the disks of both engines of a user who is gone.</summary>
[Collection(UsedSiloCollection.Name)]
public sealed class EraseTests(SiloFixture used)
{
    private const int RowsPerImport = 1_000;

    private static readonly TimeSpan OffTheDisk = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Erase_InTheMiddleOfWork_LeavesNoTokenInAnyFile()
    {
        var silo = used.Silo;
        var (gone, stays) = (Token(), Token());
        using var user = await ApiUser.LogInAsync(silo.Address, $"user-{gone}");
        using var other = await ApiUser.LogInAsync(silo.Address, $"user-{stays}");
        await UseAsync(user, gone);
        await UseAsync(other, stays);
        var working = user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = $"how many events has {gone}?" });
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv(gone), "text/csv")));

        var erased = await user.CallAsync(HttpMethod.Delete, "/v1/me");
        await Task.WhenAll(working, writing);

        // What came after the first erase is the user's again.
        await user.CallAsync(HttpMethod.Delete, "/v1/me");

        Assert.True((long)erased["rows"]! >= RowsPerImport, erased.ToJsonString());
        Assert.Equal(0, await user.ScalarAsync("SELECT count() FROM workload_events"));
        Assert.Equal(RowsPerImport, await other.ScalarAsync("SELECT count() FROM workload_events"));
        await AssertGoneAsync(used.Data.Path, gone);
        Assert.NotEmpty(FilesWith(used.Data.Path, stays));
    }

    private static string Token() => $"token{Guid.NewGuid():N}";

    private static async Task UseAsync(ApiUser user, string token)
    {
        await user.SendAsync(HttpMethod.Post, "/v1/ingest/workload_events", Csv(token), "text/csv");
        await user.CallAsync(HttpMethod.Put, $"/v1/session/{token}", token);
        await user.AskAsync($"how many events has {token}?");
    }

    private static string Csv(string token)
    {
        var csv = new StringBuilder("timestamp,workload_id\n");
        for (var i = 0; i < RowsPerImport; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-01-01 00:00:{i % 60:00},{token}-{i}\n");
        }

        return csv.ToString();
    }

    private static async Task AssertGoneAsync(string directory, string token)
    {
        using var timer = new PeriodicTimer(Interval);
        var started = TimeProvider.System.GetTimestamp();
        while (FilesWith(directory, token) is { Count: > 0 } files)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < OffTheDisk, $"Still in {string.Join(", ", files)}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    // By grep: the engines hold some files against other programs of this platform.
    private static List<string> FilesWith(string directory, string token)
    {
        using var grep = Process.Start(new ProcessStartInfo("grep", ["-rlasF", token, directory]) { RedirectStandardOutput = true })!;
        var files = grep.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        grep.WaitForExit();
        return [.. files];
    }
}
