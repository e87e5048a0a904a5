using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>Stands between the store and the real engine, keeps every statement, and may put another in its place.</summary>
internal sealed class RewritingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _engine;
    private readonly Func<string, string> _rewrite;
    private readonly ConcurrentQueue<string> _statements = new();

    private RewritingProxy(WebApplication app, Uri engine, Func<string, string> rewrite)
    {
        (_app, _rewrite) = (app, rewrite);
        _engine = new HttpClient { BaseAddress = engine };
    }

    /// <summary>What the store sent, in order.</summary>
    public IEnumerable<string> Statements => _statements;

    /// <summary>The engine behind it, for a store.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    public static async Task<RewritingProxy> StartAsync(string connectionString, Func<string, string> rewrite)
    {
        var engine = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString };
        var port = Convert.ToInt32(engine["Port"], CultureInfo.InvariantCulture);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var proxy = new RewritingProxy(app, new Uri($"http://127.0.0.1:{port}/"), rewrite);
        app.Run(proxy.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        engine["Port"] = new Uri(app.Urls.First()).Port;
        proxy.ConnectionString = engine.ConnectionString;
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _engine.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var statement = await reader.ReadToEndAsync(context.RequestAborted);
        _statements.Enqueue(statement);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.QueryString.Value) { Content = new StringContent(_rewrite(statement)) };
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var response = await _engine.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Where(header => header.Key.StartsWith("X-ClickHouse", StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
