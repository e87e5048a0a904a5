using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netra.Client.Gateway.Tests.Support;

/// <summary>The gateway on a real server and a free port, with users in memory behind it.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EdgeGrains _grains;

    private GatewayHost(WebApplication app, EdgeGrains grains, RecordedLogs logs, string directory)
    {
        _app = app;
        _grains = grains;
        Logs = logs;
        Directory = directory;
        Http = new HttpClient { BaseAddress = Address };
    }

    public HttpClient Http { get; }

    public Uri Address => new(_app.Urls.First());

    public RecordedLogs Logs { get; }

    public string Directory { get; }

    public static async Task<GatewayHost> StartAsync(string environment = "Development", Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        return await StartAsync(null, environment, services, settings);
    }

    /// <summary>The gateway in front of a cluster; without one, in front of users in memory.</summary>
    public static async Task<GatewayHost> StartAsync(IGrainFactory? cluster, string environment, Action<IServiceCollection>? services, params (string Key, string Value)[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("netra-gateway-").FullName;
        var logs = new RecordedLogs();
        var (factory, grains) = EdgeGrains.New();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings
            .Append((Key: "Netra:DataDirectory", Value: directory))
            .Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(cluster ?? factory);
        builder.Services.AddNetraGateway(builder.Configuration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseNetraGateway();
        app.MapNetraGateway();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GatewayHost(app, grains, logs, directory);
    }

    internal EdgeUser User(string key) => _grains.Of(key);

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>A token for a user, as a developer gets one.</summary>
    public async Task<string> TokenAsync(string user)
    {
        using var response = await Http.PostAsJsonAsync("/dev/token", new { user }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["access_token"]!.GetValue<string>();
    }

    /// <summary>A client that speaks for a user.</summary>
    public async Task<HttpClient> ClientAsync(string user) => Client(await TokenAsync(user));

    public HttpClient Client(string token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
