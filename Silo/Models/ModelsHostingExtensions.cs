using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Execution;
using Netra.Grains.Models;
using Netra.Grains.Telemetry;
using OpenAI;
using OpenAI.Chat;

namespace Netra.Silo.Models;

/// <summary>Registers the language model, when one is configured.</summary>
internal static class ModelsHostingExtensions
{
    /// <summary>The name of the source of spans and of the meter of calls of the model, both the library's.</summary>
    public const string TelemetryName = "Netra.Models";

    /// <summary>Registers the model of section <c>Netra:Model</c>; a wrong one stops start-up.</summary>
    public static IServiceCollection AddNetraModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelOptions>, ModelRules>());
        services.TryAddSingleton(TimeProvider.System);
        if (!string.IsNullOrEmpty(configuration[$"{ModelOptions.Section}:{nameof(ModelOptions.Endpoint)}"]))
        {
            services.TryAddSingleton<PriceTable>();
            services.TryAddSingleton(Create);
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserLimits>, BudgetRules>());
        }

        return services;
    }

    private static LanguageModel Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        var key = ModelKey.Read(options);
        var chat = new ChatClient(options.Model, new ApiKeyCredential(key.Length > 0 ? key : "none"), new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint),
            Transport = new HttpClientPipelineTransport(NewHttp(options, key)),

            // Attempts and pauses are the step's, which records them.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = options.Timeout,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        });
        var provider = new ProviderChatClient(
            chat.AsIChatClient(), options.Timeout, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ProviderChatClient>>());
        return new LanguageModel(Told(provider, services), options.Model, LimitsOf(options));
    }

    // The meter of the library is of its own making and ends with the client, which lives as long as the process.
    private static OpenTelemetryChatClient Told(IChatClient provider, IServiceProvider services) => new(provider, sourceName: TelemetryName)
    {
        EnableSensitiveData = services.GetRequiredService<IOptions<ContentOptions>>().Value.Content,
    };

    // Redirects would carry users' data to an address that nobody configured.
    private static HttpClient NewHttp(ModelOptions options, string key) => new(new ProviderHandler(sendsKey: key.Length > 0, options.MaxAnswerBytes)
    {
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // The provider learns nothing of our traces.
            ActivityHeadersPropagator = null,
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static ModelLimits LimitsOf(ModelOptions options) => new()
    {
        Attempts = options.Attempts,
        MaxOutputTokens = options.MaxOutputTokens,
        MaxToolTurns = options.MaxToolTurns,
        MaxRequestBytes = options.MaxRequestBytes,
        MaxAnswerBytes = options.MaxAnswerBytes,
        ToolResultRows = options.ToolResultRows,
        ToolResultBytes = options.ToolResultBytes,
    };
}
