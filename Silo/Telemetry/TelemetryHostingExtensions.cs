using System.Collections.Frozen;
using Netra.Client.Gateway.Telemetry;
using Netra.Grains.Telemetry;
using Netra.Silo.Models;

namespace Netra.Silo.Telemetry;

/// <summary>What a silo tells beside its gateway: agents, models, stores.</summary>
internal static class TelemetryHostingExtensions
{
    private static readonly string[] OfAgents =
    [
        TelemetryNames.Operation, TelemetryNames.Agent, TelemetryNames.AgentVersion, TelemetryNames.Tool, TelemetryNames.ToolType, TelemetryNames.ToolCall,
        TelemetryNames.Error, TelemetryNames.Run, TelemetryNames.Call, TelemetryNames.Recorded, TelemetryNames.Step, TelemetryNames.Attempt,
    ];

    private static readonly string[] OfModels =
    [
        TelemetryNames.Operation, TelemetryNames.Error, "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.request.max_tokens", "gen_ai.request.temperature",
        "gen_ai.request.top_p", "gen_ai.request.seed", "gen_ai.request.stream", "gen_ai.output.type", "gen_ai.response.finish_reasons", "gen_ai.response.model",
        "gen_ai.response.time_to_first_chunk", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.cache_read.input_tokens",
        "gen_ai.usage.reasoning.output_tokens", "server.address", "server.port",
    ];

    private static readonly string[] Content =
    [
        TelemetryNames.Conversation, TelemetryNames.Input, TelemetryNames.Output, TelemetryNames.Arguments, TelemetryNames.Result, StoreTelemetry.Statement,
        "gen_ai.system_instructions", "gen_ai.tool.definitions",
    ];

    /// <summary>Adds the telemetry of a silo with its gateway. Idempotent.</summary>
    public static IServiceCollection AddNetraSiloTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(SpanAttributes) && service.ImplementationInstance is SpanAttributes { Source: AgentTelemetry.Name }))
        {
            return services;
        }

        var shown = configuration.GetValue<bool>($"{ContentOptions.Section}:{nameof(ContentOptions.Content)}")
            ? Content.ToFrozenDictionary(name => name, Func<string, string> (_) => SpanMessage.Redacted)
            : FrozenDictionary<string, Func<string, string>>.Empty;
        services.AddSingleton(new SpanAttributes(AgentTelemetry.Name, OfAgents) { Content = shown });
        services.AddSingleton(new SpanAttributes(ModelsHostingExtensions.TelemetryName, OfModels) { Content = shown });
        services.AddSingleton(new SpanAttributes(StoreTelemetry.Name, StoreTelemetry.Attributes) { Content = shown });
        return services.AddNetraTelemetry(configuration);
    }
}
