using System.Net;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Http;

/// <summary>Speaks to the front as a program without the driver would.</summary>
internal static class FrontClient
{
    /// <summary>Posts a statement; its status and text.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> PostAsync(
        this EngineProcess engine, string statement, string? capability = null, string parameters = "", params IEnumerable<(string Name, string Value)> headers)
    {
        using var client = engine.Http();
        var address = $"?{parameters}{(capability is null ? string.Empty : $"&SQL_netra_capability={capability}")}";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(statement) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
