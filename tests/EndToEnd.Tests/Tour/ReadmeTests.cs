using System.Diagnostics;
using System.Text.RegularExpressions;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing;

namespace Netra.EndToEnd.Tests.Tour;

/// <summary>The README's tour, line by line, as a newcomer types it.</summary>
[Collection(UsedSiloCollection.Name)]
public sealed partial class ReadmeTests(SiloFixture used)
{
    private static readonly TimeSpan LineLimit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Tour_EveryCodeBlock_WorksAsWritten()
    {
        var silo = used.Silo;
        var blocks = BashBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups["code"].Value).ToArray();

        Assert.NotEmpty(blocks);
        var output = new List<string>();
        foreach (var block in blocks)
        {
            output.Add(await RunAsync(block.Replace("http://localhost:5080", silo.Address.ToString().TrimEnd('/'), StringComparison.Ordinal), silo.Address));
        }

        var all = string.Join('\n', output);
        Assert.Contains("demo-shop now has", all, StringComparison.Ordinal);
        Assert.Contains("Latency: mean", all, StringComparison.Ordinal);
        Assert.Contains("2 rows stored in workload_events", all, StringComparison.Ordinal);
        Assert.Contains("total 460", all, StringComparison.Ordinal);
        Assert.Contains("\"dark\"", all, StringComparison.Ordinal);
        Assert.Contains("\"rows\":[[460]]", all, StringComparison.Ordinal);

        // The two rows of the import, and as many of the record of accesses as are written by then.
        Assert.Matches(@"rows\s+([2-9]|[1-9]\d+)\nkeys\s+1\n", all);
    }

    private static async Task<string> RunAsync(string block, Uri address)
    {
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        start.ArgumentList.Add("-eu");
        start.ArgumentList.Add("-o");
        start.ArgumentList.Add("pipefail");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(block);
        start.Environment["NETRA_URL"] = address.ToString();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(LineLimit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"This block of the README ended with {process.ExitCode}:\n{block}\n{await output}\n{await errors}");
        return await output;
    }

    [GeneratedRegex(@"^```bash\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BashBlock();
}
