namespace Netra.Faults.Cluster;

/// <summary>A silo.</summary>
internal sealed class Node(string name, Uri address, FaultOptions options, Func<IEnumerable<string>> stores, string dataDirectory, string logDirectory, Action<string> tell)
    : Server(name, logDirectory, tell)
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Where its gateway listens.</summary>
    public Uri Address => address;

    /// <inheritdoc/>
    protected override (string Program, IEnumerable<string> Arguments) Command() => ("dotnet",
    [
        typeof(Node).Assembly.Location,
        SiloCommand.Name,
        $"--Netra:DataDirectory={dataDirectory}",
        $"--Netra:Gateway:Url={address}",

        // What is checked at the end has to be kept until then.
        "--Netra:Limits:EventHistory=1000000",
        .. stores(),
        .. options.Settings,
    ]);

    /// <inheritdoc/>
    protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
