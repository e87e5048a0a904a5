using System.Globalization;

namespace Netra.Client.Gateway.Tests.Events;

/// <summary>Reads Server-Sent Events.</summary>
internal sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public HttpResponseMessage Response => response;

    /// <summary>The id of the next event; <see langword="null"/> at the end.</summary>
    public async Task<long?> NextAsync()
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    public async Task ExpectAsync(long first, long last)
    {
        for (var sequence = first; sequence <= last; sequence++)
        {
            Assert.Equal(sequence, await NextAsync());
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
